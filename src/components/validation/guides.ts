import { EICAR_FILE_NAME, EICAR_URL } from "../../validation/eicar";

/** Where Microsoft keeps the DIY test; a browser follows the redirect. */
export const EDR_DIY_URL = "https://aka.ms/mdatpmacosdiy";

/** The alert that the DIY test raises, by its name in the portal. */
export const EDR_DIY_ALERT = "macOS EDR Test Alert";

export const EICAR_GUIDE = `### Is Anything Caught?

The EICAR file is harmless; every antivirus product treats it as a virus so that it can be tested.

1. Checks that real-time protection is on.
2. Downloads \`${EICAR_URL}\` as \`${EICAR_FILE_NAME}\` into your Downloads folder.
3. Watches for at most a minute whether Defender takes the file away **and** lists it. Passed needs both.
4. Removes whatever is left.

Your security team will see an alert for it in the Defender portal.`;

export const EDR_GUIDE = `### Does Your Security Team See It?

1. **Open the test's download** in the browser: \`MDATP MacOS DIY.zip\`. It needs a browser, and access to \`mdatpclientanalyzer.blob.core.windows.net\`.
2. Unpack it. In Finder, right-click the app and choose **Open**, then **Open** again.
3. Wait some minutes, then **open this Mac's page in the Defender portal**, or ask your security team to.
4. Look for an alert named **${EDR_DIY_ALERT}**, and write down here whether it came.

This Mac cannot tell whether the alert came: only what you saw is kept.`;
