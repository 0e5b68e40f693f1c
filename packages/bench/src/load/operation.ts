/** What is repeated: a send, a token. It fails when the other side did not accept it. */
export type Operation = () => Promise<unknown>

/** What a module of operations exports. */
export interface OperationModule<Context> {
  /** Makes the operation, with whatever it keeps between two calls. */
  createOperation(context: Context): Operation
}

/** One of the things that are compared: a module that exports `createOperation`, and what that is given. */
export interface Variant {
  readonly module: URL
  readonly context: object
}
