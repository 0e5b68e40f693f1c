export { createEmulator, type Emulator } from './emulator.js'
export type { Fault, FaultKind, FaultOperation, FaultOptions, Faults } from './faults/fault.js'
export type {
  Delivery,
  Device,
  DeviceTemplate,
  EmulatorEvent,
  EmulatorStatus,
  HubAddress,
  InspectedDelivery,
  Platform,
  Refusal,
  Send,
  Verdict,
  VerdictReason,
} from './model.js'
export type { AuthorizationRule, CorsPolicy, EmulatorOptions, Right } from './options.js'
export type { DeliveryFilter } from './records.js'
