import Foundation
import HTTPTransport
import TenantModel
import TenantryAPI

/// What look-ups find, short: a model is paid by the word.
extension JSONValue {
  func text(_ member: String) -> String { self[member]?.stringValue ?? "" }

  static func time(_ date: Date) -> JSONValue { .string(date.formatted(.iso8601)) }

  static func list(_ items: [JSONValue], total: Int? = nil) -> JSONValue {
    ["items": .array(items), "total": .int(total ?? items.count)]
  }

  static func lines(_ lines: some Sequence<LogLine>) -> JSONValue {
    .string(
      lines.map { "\($0.severity.rawValue.uppercased()) \($0.source): \($0.text)" }.joined(separator: "\n"))
  }

  /// As the API writes it.
  static func encoded(_ value: some Encodable) throws -> JSONValue {
    try JSONValue(data: JSONCoding.encoder().encode(value))
  }

  init(_ item: Recommendation) {
    self = [
      "id": .string(item.id), "severity": .string(item.severity.rawValue), "name": .string(item.title),
      "summary": .string(item.advice),
      "evidence": .array(item.evidence.map { .string("\($0.subject): \($0.text)") }),
    ]
  }

  init(_ tenant: Tenant) {
    self = [
      "slug": .string(tenant.slug.rawValue), "status": .string(tenant.status.rawValue),
      "health": .string(tenant.health.level.rawValue), "summary": .string(Self.summary(of: tenant)),
      "image": .string(tenant.image.rawValue), "plan": .string(tenant.planId),
      "environment": .string(tenant.environment.rawValue),
    ]
  }

  init(_ operation: OperationSummary) {
    self = [
      "id": .string(operation.id.rawValue), "slug": .string(operation.subject),
      "type": .string(operation.kind.rawValue), "status": .string(operation.state.rawValue),
      "step": operation.currentStep.map { .string($0) } ?? .null,
      "summary": .string(
        "\(operation.kind.rawValue) \(operation.state.rawValue)"
          + (operation.fault.map { ", \($0.message)" } ?? "")),
      "by": .string(operation.actor), "created_at": .time(operation.createdAt),
      "runbook": operation.fault?.runbook.map { .string($0) } ?? .null,
    ]
  }

  init(_ detail: OperationDetail) {
    self.init(detail.summary)
    self["detail"] = detail.summary.fault?.detail.map { .string($0) } ?? .null
    self["undo"] = .string(detail.undo)
    self["steps"] = .array(
      detail.steps.map {
        ["name": .string($0.title), "status": .string($0.state.rawValue), "summary": .string($0.note ?? "")]
      })
  }

  init(_ detail: TenantDetail) {
    self.init(detail.tenant)
    self["agency_group"] = .string(detail.tenant.agencyGroup.rawValue)
    self["bundle"] = .string(detail.tenant.bundleCode)
    self["backup"] = detail.observed.lastBackup.map { .time($0.finishedAt) } ?? .null
    self["differences"] = detail.observed.driftLookedAt == nil ? .null : .int(detail.observed.driftCount)
    self["operations"] = .array(detail.operations.prefix(5).map(JSONValue.init(_:)))
  }

  private static func summary(of tenant: Tenant) -> String {
    let why = [tenant.statusReason, tenant.health.summary].compactMap { $0 }.filter { !$0.isEmpty }
    return ([tenant.status.rawValue] + why).joined(separator: ", ")
  }
}
