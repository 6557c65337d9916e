/** Names of the files of a delivery, in the order in which they are put into it. */
export const DELIVERED_FILES = {
  bundle: "bundle.json",
  report: "report.pdf",
  checkpoint: "checkpoint.txt",
  statements: "statements.intoto.jsonl",
  howToVerify: "HOW-TO-VERIFY.txt",
  schema: "schema.json",
} as const;
