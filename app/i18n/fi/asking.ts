// Questions with the answer, and reminders by rule.
export const asking = {}
