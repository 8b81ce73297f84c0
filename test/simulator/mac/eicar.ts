/** What stands in for the antivirus test file. No scanner knows it, and nothing of the real one is in it. */
export const EICAR_STAND_IN = "A harmless text in the place of the antivirus test file of the simulated Mac.\n";
