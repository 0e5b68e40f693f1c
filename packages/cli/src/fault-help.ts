/** What `--fault` takes, below the flags of `hubcast emulator --help`. */
export const faultHelp = `
A fault is its kind, then options with commas between them:
  kinds    reset-at-headers, reset-before-acceptance, reset-after-acceptance, cut-after-status, hang, throttle,
           unavailable, platform-credential; refuse only once the hub listens, through /_emulator/api/faults
  options  count=3, share=0.05, seed=7, tag=news, hub=my-hub, operation=send, retryAfterSeconds=1;
           operations are send, direct, batch, schedule, cancel, installation`
