#!/usr/bin/env bash
# Proves the packages as a user gets them, by the README: packs them, installs the packed files with npm in an empty
# folder, and runs the command and a program there.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

(cd "$root" && npx -y pnpm@12.21.0 packed >/dev/null)

mkdir "$work/app"
cd "$work/app"
printf '{ "private": true, "type": "module" }\n' >package.json
npm install --no-audit --no-fund --silent "$root"/packed/*.tgz

npx hubcast demo --once >demo.txt
tail -2 demo.txt

cat >program.js <<'EOF'
import { NotificationHub } from '@hubcast/core'
import { createEmulator } from '@hubcast/emulator'
import { gcm } from '@hubcast/fcm'

const emulator = createEmulator()
const hub = new NotificationHub(emulator.connectionString('my-hub'), 'my-hub', { fetch: emulator.fetch })
await hub.installations.put({ installationId: 'phone', platform: 'gcm', pushChannel: 'any' })
await hub.send(gcm({ data: { msg: 'Hello World!' } }))
const [delivery] = emulator.inbox.deliveries()
if (delivery?.body !== '{"data":{"msg":"Hello World!"}}') throw new Error('It did not arrive.')
console.log(`the installed packages work on Node ${process.version}`)
EOF
node program.js
