// Programme with tracks, speakers, materials, the running order.
export const agenda = {}
