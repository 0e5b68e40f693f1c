/** What a program printed, and how it ended. */
export interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

type Environment = Readonly<Record<string, string>>

function command(args: readonly string[], env: Environment): Deno.Command {
  return new Deno.Command(Deno.execPath(), {
    args: ['task', '--quiet', ...args],
    cwd: new URL('..', import.meta.url),
    env: { ...env, NO_COLOR: '1', DENO_NO_UPDATE_CHECK: '1' },
    stdin: 'null',
    stdout: 'piped',
    stderr: 'piped',
  })
}

/** Runs a task of deno.json, with the permissions that it has there, to its end. */
export async function runTask(args: readonly string[], env: Environment): Promise<Ended> {
  const { code, stdout, stderr } = await command(args, env).output()
  const decoder = new TextDecoder()
  return { code, stdout: decoder.decode(stdout), stderr: decoder.decode(stderr) }
}

/** A task that runs, and the lines that it printed up to its address, which is the last. */
export interface RunningTask extends AsyncDisposable {
  readonly lines: readonly string[]
}

/** Starts a task that serves, and waits for the address that it prints. */
export async function startTask(name: string, env: Environment): Promise<RunningTask> {
  const process = command([name], { ...env, PORT: '0' }).spawn()
  const errors = new Response(process.stderr).text()
  const reader = process.stdout.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  while (!/^http:.*\n/m.test(text)) {
    const { value, done } = await reader.read()
    if (done) throw new Error(await errors)
    text += value
  }
  return {
    lines: text.trim().split('\n'),
    async [Symbol.asyncDispose]() {
      process.kill('SIGTERM')
      await Promise.all([process.status, errors, reader.cancel()])
    },
  }
}

/** Starts `deno task serve`. */
export async function startServe(env: Environment): Promise<AsyncDisposable & { readonly url: string }> {
  const task = await startTask('serve', env)
  return { url: task.lines.at(-1) ?? '', [Symbol.asyncDispose]: () => task[Symbol.asyncDispose]() }
}
