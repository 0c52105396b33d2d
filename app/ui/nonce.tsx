// The nonce of the Content-Security-Policy, known while the server renders and nowhere else.
import { createContext, useContext } from 'react'

const NonceContext = createContext<string | undefined>(undefined)

export const NonceProvider = NonceContext.Provider

export const useNonce = (): string | undefined => useContext(NonceContext)
