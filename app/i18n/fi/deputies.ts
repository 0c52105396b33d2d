// Substitutes, assistants and forwarded invitations.
export const deputies = {}
