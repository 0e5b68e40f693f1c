import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { DeviceJournal, JournalEntry } from '../store/journal.js'

const fileName = 'emulator.sqlite'

/**
 * Keeps devices in a SQLite file in a folder, which is made when it is not there.
 * @throws {TypeError} on a Node without `node:sqlite` (before 22.13).
 */
export async function openSqliteJournal(folder: string): Promise<DeviceJournal> {
  const { DatabaseSync } = await import('node:sqlite').catch(() => {
    throw new TypeError(`data needs Node 22.13 or newer; this is ${process.version}.`)
  })
  mkdirSync(folder, { recursive: true })
  const database = new DatabaseSync(join(folder, fileName))
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
    CREATE TABLE IF NOT EXISTS installation (
      hub TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (hub, id)
    ) STRICT, WITHOUT ROWID;`)
  const all = database.prepare('SELECT hub, id AS installationId, body AS installation FROM installation')
  const put = database.prepare('INSERT OR REPLACE INTO installation (hub, id, body) VALUES (?, ?, ?)')
  const drop = database.prepare('DELETE FROM installation WHERE hub = ? AND id = ?')
  return {
    load: () =>
      all.all().map((row): JournalEntry => {
        const { hub, installationId, installation } = row
        return {
          hub: String(hub),
          installationId: String(installationId),
          installation: String(installation),
        }
      }),
    save: ({ hub, installationId, installation }) => void put.run(hub, installationId, installation),
    remove: (hub, installationId) => void drop.run(hub, installationId),
    clear: () => database.exec('DELETE FROM installation'),
    close: () => database.close(),
  }
}
