// After an event: attendance, thanks, the survey, figures over years.
export const afterwards = {}
