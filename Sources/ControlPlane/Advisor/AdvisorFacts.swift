import Foundation
import StorageCore
import TenantModel
import TenantryAPI

/// What the advisor goes by: a value, so that every rule can be tested without a store.
struct AdvisorFacts: Sendable {
  /// Something that there is only so much of.
  struct Limit: Equatable, Sendable {
    /// What it is called within a sentence: "memory", "tenants".
    var name: String
    var used: Double
    var limit: Double
    /// How people say how much: "297 of 512 GiB".
    var amount: String
    var action: RecommendedAction

    /// 0 to 1 and above; nil where there is no limit.
    var share: Double? { limit > 0 ? used / limit : nil }
  }

  /// How many tenants run an image.
  struct ImageUse: Equatable, Sendable {
    var image: ImageReference
    var count: Int
    /// The tenant, where it is the only one.
    var only: Slug?
  }

  var now: Date
  /// Operations that stand still until somebody decides, and failed ones that left their tenant in error.
  var stopped: [OperationSummary] = []
  var systems: [IntegrationStatus] = []
  var limits: [Limit] = []
  var nodesNotReady = 0
  var images: [ImageRelease] = []
  var imageUse: [ImageUse] = []
  /// Production tenants without a backup of the last `Advisor.backupAgeMax`.
  var backups = BackupGaps(items: [], total: 0)
  var pastDue: [Invoice] = []
  /// Findings that are there now.
  var drift: [TenantDrift] = []
  /// What waits for the word of whoever asks.
  var approvals: [Approval] = []

  /// `4 min`, `31 h`, `5 d`: how long ago it was.
  func age(of date: Date) -> String {
    let seconds = max(0, Int(now.timeIntervalSince(date)))
    switch seconds {
    case ..<3_600: return "\(seconds / 60) min"
    case ..<172_800: return "\(seconds / 3_600) h"
    default: return "\(seconds / 86_400) d"
    }
  }
}
