/// Which door an operation came in by (PRD §5.1 `trigger_source`).
package enum TriggerSource: String, CaseIterable, Codable, Hashable, Sendable {
  case ui
  case cli
  case api
  case n8n
  case ai
  case schedule
}
