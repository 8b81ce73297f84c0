import {
  Action,
  ActionPanel,
  Form,
  getPreferenceValues,
  Icon,
  type LaunchProps,
  showToast,
  Toast,
  useNavigation,
} from "@raycast/api";
import { randomUUID } from "node:crypto";
import { loadDiagnosis } from "./app/diagnosis-store";
import { loadFailures } from "./app/failure-log";
import { thisMac } from "./app/this-mac";
import { DraftList } from "./components/report/draft-list";
import { FleetQueryActions } from "./components/report/fleet-query-actions";
import { ReportPreview } from "./components/report/report-preview";
import { type ReportSource, useReportSource } from "./hooks/use-report-source";
import { isOneOf } from "./model/one-of";
import { current } from "./model/snapshot";
import { readStatistics } from "./defender/statistics/read-statistics";
import { asFailure } from "./process/failure-error";
import { runOnThread } from "./process/run-on-thread";
import { buildReport } from "./reporting/build-report";
import type { ReportExtrasInput } from "./reporting/report-extras";
import { GROUPS, IDENTIFIER_GROUPS, type IdentifierGroup } from "./privacy/identifiers";
import { type Rating, RATINGS, type TesterWords } from "./reporting/report";

/** What the form gives. Each group of identifiers has a checkbox of its name. */
type Values = TesterWords & { folder: string[] } & Record<IdentifierGroup | Extra, boolean>;

/** What may be told beside the state, with its label in the form. */
const EXTRAS = {
  performance: "Tell What Defender's Scanning Costs",
  diagnosis: "Tell the Last Results of Diagnose Defender",
  failures: "Tell What Failed Here, and How Fast Defender Answers",
} as const;

type Extra = keyof typeof EXTRAS;

/** Tells the team what a tester did and saw, with the state of this Mac, and without what identifies it. */
export default function Command({ draftValues }: LaunchProps<{ draftValues: Values }>) {
  const { source, isLoading } = useReportSource();
  const { push } = useNavigation();
  const webhook = getPreferenceValues<Preferences.Report>().reportWebhook?.trim() || undefined;

  const preview = async (values: Values) => {
    if (!source) return;
    // A report that nobody rated would say that it works, whatever happened.
    if (!isOneOf(Object.keys(RATINGS) as Rating[], values.rating)) {
      await showToast({ style: Toast.Style.Failure, title: "Choose a Rating First" });
      return;
    }
    const extras = await ticked(values);
    const { title, did, expected, saw, rating } = values;
    const report = buildReport({
      ...source,
      id: randomUUID(),
      createdAt: Date.now(),
      tester: { title: title.trim() || titleFor(source), did, expected, saw, rating },
      ticked: new Set(GROUPS.filter((group) => values[group])),
      extras,
    });
    push(<ReportPreview report={report} folder={values.folder[0]} webhook={webhook} />);
  };

  return (
    <Form
      isLoading={isLoading}
      enableDrafts
      actions={
        <ActionPanel>
          {source && <Action.SubmitForm title="Preview Report" icon={Icon.Eye} onSubmit={preview} />}
          <Action.Push title="Show Drafts" icon={Icon.Document} target={<DraftList webhook={webhook} />} />
          <FleetQueryActions />
        </ActionPanel>
      }
    >
      <Form.Dropdown id="rating" title="Rating" defaultValue={draftValues?.rating ?? ""}>
        <Form.Dropdown.Item value="" title="Choose One" />
        {(Object.keys(RATINGS) as Rating[]).map((rating) => (
          <Form.Dropdown.Item key={rating} value={rating} title={RATINGS[rating]} />
        ))}
      </Form.Dropdown>
      <Form.Description
        title="State"
        text={source ? `${source.assessment.headline}. ${source.assessment.summary}` : "Reading this Mac…"}
      />
      <Form.TextField
        id="title"
        title="Title"
        placeholder={source ? titleFor(source) : "What the report is about"}
        defaultValue={draftValues?.title}
      />
      <Form.TextArea id="did" title="What I Did" placeholder="The steps, one a line" defaultValue={draftValues?.did} />
      <Form.TextArea
        id="expected"
        title="What I Expected"
        placeholder="What should have happened"
        defaultValue={draftValues?.expected}
      />
      <Form.TextArea
        id="saw"
        title="What I Saw"
        placeholder="What happened instead, or that it worked"
        defaultValue={draftValues?.saw}
      />
      <Form.FilePicker
        id="folder"
        title="Folder"
        info="Where a report is saved that you save as a file, for example a folder you share with your team. No file in it is overwritten."
        allowMultipleSelection={false}
        canChooseDirectories
        canChooseFiles={false}
        storeValue
      />
      <Form.Separator />
      <Form.Description title="More" text="Ids, names and paths are left out of these, too." />
      {(Object.keys(EXTRAS) as Extra[]).map((extra) => (
        <Form.Checkbox key={extra} id={extra} label={EXTRAS[extra]} defaultValue={draftValues?.[extra] ?? false} />
      ))}
      <Form.Separator />
      <Form.Description title="Identifiers" text="All of these are left out unless you tick them." />
      {GROUPS.map((group) => (
        <Form.Checkbox
          key={group}
          id={group}
          label={`Tell the ${IDENTIFIER_GROUPS[group].title}`}
          defaultValue={draftValues?.[group] ?? false}
        />
      ))}
    </Form>
  );
}

/** Gathers what was ticked. What scanning costs is read now; where that fails, it says so and the report goes without. */
async function ticked({ performance, diagnosis, failures }: Values): Promise<ReportExtrasInput> {
  const costs = performance
    ? await readStatistics(thisMac(runOnThread)).catch(async (error: unknown) => {
        const { message } = asFailure(error);
        await showToast({ style: Toast.Style.Failure, title: "Without What Scanning Costs", message });
        return undefined;
      })
    : undefined;
  return {
    ...(costs && { performance: costs }),
    ...(diagnosis && { diagnosis: loadDiagnosis() }),
    ...(failures && { failures: loadFailures() }),
  };
}

function titleFor({ assessment, snapshot }: ReportSource): string {
  const macOS = current(snapshot.macOS)?.version;
  return `${assessment.headline}${macOS ? ` on macOS ${macOS}` : ""}`;
}
