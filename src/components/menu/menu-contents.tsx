import type { Reading } from "../../hooks/use-reading";
import type { Remedies } from "../../hooks/use-remedies";
import { stateInWords } from "../../app/look";
import type { Assessment, Finding } from "../../model/assessment";
import type { Snapshot } from "../../model/snapshot";
import { nextStep } from "../../remedies/run/next-step";
import { DetailsSubmenu } from "./details-submenu";
import { FindingsSection } from "./findings-section";
import { FooterSection } from "./footer-section";
import { MoreSubmenu } from "./more-submenu";
import { NextStepSection } from "./next-step-section";
import { QuickActions } from "./quick-actions";
import { StateSection } from "./state-section";

/**
 * The menu: the state in plain words, what to do next and why where it is not well, what a person does often, and the
 * rest in two submenus. Every row does something; what cannot be used now is disabled, with the reason in its tooltip.
 */
export function MenuContents(props: {
  snapshot: Snapshot;
  assessment: Assessment;
  reading: Reading;
  remedies: Remedies;
}) {
  const { snapshot, assessment, reading, remedies } = props;
  const { context } = remedies;
  const step = context && nextStep(context);
  return (
    <>
      <StateSection assessment={assessment} now={reading.now} />
      {step && <NextStepSection step={step} remedies={remedies} />}
      <FindingsSection findings={assessment.findings.filter(belongsInMenu(assessment))} remedies={remedies} />
      <QuickActions remedies={remedies} next={step?.kind === "remedy" ? step.remedy.id : undefined} />
      <MoreSubmenu remedies={remedies} />
      <DetailsSubmenu snapshot={snapshot} assessment={assessment} now={reading.now} />
      <FooterSection snapshot={snapshot} assessment={assessment} />
    </>
  );
}

/** Loud news is the menu's first line already, and notes, which ask for nothing, stand in the status view. */
function belongsInMenu(assessment: Assessment) {
  return ({ title, severity }: Finding) => severity !== "note" && title !== stateInWords(assessment);
}
