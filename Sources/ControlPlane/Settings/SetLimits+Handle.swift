import StorageCore
import TenantModel
import TenantryAPI

extension SetLimits: HandledEndpoint {
  private static let limitMax = 1_000_000.0

  package func handle(in context: RequestContext) async throws -> Output {
    var limits = try await context.softLimits().limits
    var problems: [APIProblem.Field] = []
    for (name, text) in self.limits.sorted(by: { $0.key < $1.key }) {
      guard let kind = LimitUse.Kind(rawValue: name) else {
        let all = LimitUse.Kind.allCases.map(\.rawValue).joined(separator: ", ")
        problems.append(.init(pointer: name, message: "there is no such limit; there are \(all)"))
        continue
      }
      var value: Double?
      if text != "none" {
        value = Double(text)
        guard let value, value > 0, value <= Self.limitMax, kind != .tenants || value == value.rounded()
        else {
          problems.append(
            .init(
              pointer: name,
              message: kind == .tenants ? "must be a whole number, or none" : "must be a number, or none"))
          continue
        }
      }
      switch kind {
      case .tenants: limits.tenants = value.map { Int($0) }
      case .storage: limits.storageGib = value
      case .cpu: limits.cpuCores = value
      case .memory: limits.memoryGib = value
      }
    }
    guard problems.isEmpty else {
      throw APIProblem(.invalid, "The limits cannot be set like this.", fields: problems)
    }
    try await context.parts.offers.save(
      softLimits: SoftLimitsRecord(
        limits: limits, changedBy: context.caller.actor, changedAt: context.parts.now()))
    return try await GetLimits().handle(in: context)
  }
}
