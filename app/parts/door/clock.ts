// The clock of the browser at the door. The server corrects it: it takes a tick's age, not its hour.

export const clockHere = (): string => new Date().toISOString()
