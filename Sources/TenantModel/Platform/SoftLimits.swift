import Foundation

/// How much an environment should hold at most (PRD §7). Nothing is refused because of them: whoever goes beyond one is
/// told before.
package struct SoftLimits: Codable, Equatable, Sendable {
  /// Tenants that are not decommissioned; nil for no limit.
  package var tenants: Int?
  /// GiB that all tenants' volumes ask for together.
  package var storageGib: Double?
  /// Cores that all tenants' plans ask for together.
  package var cpuCores: Double?
  /// GiB of memory that all tenants' plans ask for together.
  package var memoryGib: Double?

  package init(
    tenants: Int? = nil, storageGib: Double? = nil, cpuCores: Double? = nil, memoryGib: Double? = nil
  ) {
    self.tenants = tenants
    self.storageGib = storageGib
    self.cpuCores = cpuCores
    self.memoryGib = memoryGib
  }
}

/// A limit beside what is used of it.
package struct LimitUse: Codable, Equatable, Sendable, Identifiable {
  package enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
    case tenants
    case storage
    case cpu
    case memory

    /// What it is counted in; empty for tenants.
    package var unit: String {
      switch self {
      case .tenants: ""
      case .storage, .memory: "GiB"
      case .cpu: "cores"
      }
    }
  }

  /// From which share on somebody is warned.
  package static let warningShare = 0.8

  package var kind: Kind
  /// Nil while nobody knows.
  package var used: Double?
  /// Nil for no limit.
  package var limit: Double?

  package init(kind: Kind, used: Double?, limit: Double?) {
    self.kind = kind
    self.used = used
    self.limit = limit
  }

  package var id: Kind { kind }

  /// What is used of it, 0 and up; nil without a limit, or while nobody knows.
  package var share: Double? {
    guard let used, let limit, limit > 0 else { return nil }
    return used / limit
  }

  package var isNear: Bool { share.map { $0 >= Self.warningShare } ?? false }
  package var isOver: Bool { share.map { $0 > 1 } ?? false }
}
