/** Issues that more than one judgement asks for, in lower case. Source: Microsoft's troubleshooting pages for macOS. */
export const NETWORK_PROVIDER_ISSUE = "network event provider not running";
export const FULL_DISK_ACCESS_ISSUE = "full disk access has not been granted";
