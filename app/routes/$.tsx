// Every address that leads nowhere. Without a route of its own the page that says so would not wake in the browser.
export const loader = (): never => {
  throw new Response(null, { status: 404 })
}

export const action = loader

/** Never shown: the frame tells that there is no such page. */
export default function Nowhere() {
  return null
}
