import {
  Action,
  ActionPanel,
  Alert,
  confirmAlert,
  environment,
  Icon,
  Keyboard,
  List,
  showToast,
  Toast,
} from "@raycast/api";
import { useRef, useState } from "react";
import { EDR_DIY_ALERT, EDR_DIY_URL, EDR_GUIDE, EICAR_GUIDE } from "./components/validation/guides";
import { PastResultItem } from "./components/validation/past-result-item";
import { RESULT_LOOK, SCENARIO_NAMES } from "./components/validation/result-look";
import { ScenarioItem } from "./components/validation/scenario-item";
import { useEicarTest } from "./hooks/use-eicar-test";
import { useReading } from "./hooks/use-reading";
import { useRemedies } from "./hooks/use-remedies";
import { recordValidation, readValidations } from "./timeline/validations";
import { channelOfName } from "./model/channel";
import { text } from "./model/health";
import { lastKnown } from "./model/snapshot";
import { REMEDIES } from "./remedies";
import type { ValidationEntry } from "./model/history";

/** The two guided tests that prove detection, and how they ended before. */
export default function Command() {
  const reading = useReading(["health", "channel"]);
  const remedies = useRemedies(reading);
  const eicar = useEicarTest();
  const [past, setPast] = useState(() => readValidations(environment.supportPath).validations);
  const { now } = reading;
  // A test lasts up to a minute, and what was read meanwhile is what it ran on.
  const newest = useRef(reading);
  newest.current = reading;

  /** Keeps a result with what it was run on, and says where that could not be kept. */
  const keep = async (scenario: ValidationEntry["scenario"], result: ValidationEntry["result"], evidence: string) => {
    const { snapshot, assessment } = newest.current;
    const health = snapshot && lastKnown(snapshot.health)?.value;
    const failure = recordValidation(environment.supportPath, {
      scenario,
      result,
      evidence,
      at: Date.now(),
      engine: assessment?.engine ?? null,
      channel: (snapshot && lastKnown(snapshot.channel)?.value.channel) ?? channelOfName(text(health, "release_ring")),
      productVersion: text(health, "app_version"),
    });
    setPast(readValidations(environment.supportPath).validations);
    if (failure) await showToast({ style: Toast.Style.Failure, title: failure.message, message: failure.nextStep });
  };

  const testEicar = async () => {
    const confirmed = await confirmAlert({
      title: "Download the EICAR Test File?",
      message:
        "It is harmless, but Defender will treat it as a virus: a notification appears here, and your security team sees an alert.",
      primaryAction: { title: "Download and Watch", style: Alert.ActionStyle.Default },
    });
    if (!confirmed) return;
    const outcome = await eicar.start();
    if (!outcome) return;
    await keep("eicar", outcome.result, outcome.evidence);
    await showToast({
      style: outcome.result === "passed" ? Toast.Style.Success : Toast.Style.Failure,
      title: `Detection Test ${RESULT_LOOK[outcome.result].title}`,
      message: [outcome.evidence, outcome.nextStep].filter(Boolean).join(" "),
    });
    await reading.refresh();
  };

  const lastOne = (scenario: ValidationEntry["scenario"]) => past.findLast((entry) => entry.scenario === scenario);
  const openDevicePage = REMEDIES["open-device-page"];
  const showThreats = REMEDIES["show-threats"];

  return (
    <List
      isLoading={reading.isLoading || remedies.isBusy || eicar.isRunning}
      isShowingDetail
      searchBarPlaceholder="Search tests and results"
    >
      <List.Section title="Tests">
        <ScenarioItem
          id="eicar"
          title={SCENARIO_NAMES.eicar}
          icon={Icon.Bug}
          markdown={EICAR_GUIDE}
          last={lastOne("eicar")}
          running={eicar.stage}
          now={now}
          actions={
            <ActionPanel>
              {eicar.isRunning ? (
                <Action title="Stop Test" icon={Icon.Stop} onAction={eicar.stop} />
              ) : (
                <Action title="Test with EICAR File" icon={Icon.Play} onAction={() => void testEicar()} />
              )}
              <Action
                title={showThreats.title}
                icon={showThreats.icon}
                onAction={() => void remedies.perform(showThreats)}
              />
            </ActionPanel>
          }
        />
        <ScenarioItem
          id="edr-diy"
          title={SCENARIO_NAMES["edr-diy"]}
          icon={Icon.Eye}
          markdown={EDR_GUIDE}
          last={lastOne("edr-diy")}
          now={now}
          actions={
            <ActionPanel>
              <Action.OpenInBrowser title="Open Download of DIY Test" url={EDR_DIY_URL} />
              {remedies.context && openDevicePage.shows(remedies.context) && (
                <Action
                  title={openDevicePage.title}
                  icon={openDevicePage.icon}
                  onAction={() => void remedies.perform(openDevicePage)}
                />
              )}
              <ActionPanel.Section title="What Did You See?">
                <Action
                  title="Alert Came"
                  icon={Icon.ThumbsUp}
                  onAction={() =>
                    void keep("edr-diy", "passed", `A person saw the alert “${EDR_DIY_ALERT}” in the portal.`)
                  }
                />
                <Action
                  title="No Alert Came"
                  icon={Icon.ThumbsDown}
                  onAction={() =>
                    void keep("edr-diy", "failed", `A person ran the test and saw no alert “${EDR_DIY_ALERT}”.`)
                  }
                />
                <Action
                  title="Could Not Tell"
                  icon={Icon.QuestionMark}
                  onAction={() =>
                    void keep("edr-diy", "inconclusive", "A person could not tell whether an alert came.")
                  }
                />
              </ActionPanel.Section>
            </ActionPanel>
          }
        />
      </List.Section>
      <List.Section title="Earlier Results">
        {past.toReversed().map((entry) => (
          <PastResultItem
            key={`${entry.scenario}-${entry.at}`}
            entry={entry}
            now={now}
            actions={
              <ActionPanel>
                <Action.CopyToClipboard
                  title="Copy Result"
                  content={JSON.stringify(entry, null, 2)}
                  shortcut={Keyboard.Shortcut.Common.Copy}
                />
              </ActionPanel>
            }
          />
        ))}
      </List.Section>
    </List>
  );
}
