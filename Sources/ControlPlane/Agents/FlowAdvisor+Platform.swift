import Foundation
import TenantModel
import TenantryAPI

extension FlowAdvisor {
  private static let nightHours = 12.0
  private static let upgradesMax = 2

  func lastNight() async throws -> Answer {
    var answer = Answer()
    let since = desk.now.addingTimeInterval(-Self.nightHours * 3_600)
    let all = try await desk.ask(ListOperations(limit: ListOperations.limitMax)).items
    answer.look(.listOperations)
    let recent = all.filter { $0.createdAt >= since }
    answer.say("\(Advisor.count(recent.count, "operation")) in the last twelve hours.")
    let kinds = Dictionary(grouping: recent, by: \.kind).sorted { $0.key.rawValue < $1.key.rawValue }
    for (kind, operations) in kinds {
      let states = Dictionary(grouping: operations, by: \.state).sorted { $0.key.rawValue < $1.key.rawValue }
      let said = states.map { "\($0.value.count) \($0.key.rawValue.replacing("_", with: " "))" }
      answer.say("- \(kind.rawValue): \(said.joined(separator: ", "))")
    }
    let open = all.filter { $0.state == .parked || ($0.state == .failed && $0.createdAt >= since) }
    answer.say(open.isEmpty ? "None waits for somebody." : "These wait for somebody:")
    for operation in open.prefix(Self.itemsMax) {
      answer.say(
        "- \(operation.subject): \(operation.kind.rawValue) \(operation.state.rawValue), op \(operation.id), "
          + (operation.fault?.message ?? "no reason is known"))
    }
    let urgent = try await desk.ask(ListRecommendations()).items.filter { $0.severity == .error }
    answer.look(.suggestions)
    answer.say(
      urgent.isEmpty
        ? "The advisor finds nothing urgent."
        : "Urgent now: \(urgent.prefix(3).map(\.title).joined(separator: "; ")).")
    return answer
  }

  func planUpgrades() async throws -> Answer {
    var answer = Answer()
    let images = try await desk.ask(ListInfraTemplates()).images
    answer.look(.images)
    let tested = images.filter { $0.status == .tested }.map(\.image)
    let page = try await desk.ask(
      ListTenants(status: [.active], sort: .slug, limit: ListTenants.limitMax))
    answer.look(.listTenants, "status:active")
    let behind = page.items.compactMap { tenant -> (tenant: Tenant, newest: ImageReference)? in
      let newer = tested.filter { $0.series == tenant.image.series && $0.isNewer(than: tenant.image) == true }
      return newer.max { $1.isNewer(than: $0) == true }.map { (tenant, $0) }
    }
    guard !behind.isEmpty else {
      answer.say("Every active tenant runs the newest tested image of its series.")
      return answer
    }
    // Staging shows what breaks before people notice.
    let sorted = behind.sorted { left, right in
      (
        left.tenant.environment == .production ? 1 : 0, left.tenant.health.level == .healthy ? 0 : 1,
        left.tenant.slug.rawValue
      )
        < (
          right.tenant.environment == .production ? 1 : 0, right.tenant.health.level == .healthy ? 0 : 1,
          right.tenant.slug.rawValue
        )
    }
    answer.say(
      "\(Advisor.count(behind.count, "active tenant")) run an older image than the newest tested one.")
    for (tenant, newest) in sorted.prefix(Self.itemsMax) {
      answer.say(
        "- \(tenant.slug) (\(tenant.environment.rawValue), \(tenant.health.level.rawValue)): \(tenant.image) → \(newest)"
      )
    }
    if sorted.count > Self.itemsMax { answer.say("- and \(sorted.count - Self.itemsMax) more") }
    if page.total > page.items.count {
      answer.say("Only the first \(page.items.count) of \(page.total) tenants were looked at.")
    }
    for (tenant, newest) in sorted.filter({ $0.tenant.health.level == .healthy }).prefix(Self.upgradesMax) {
      try await propose(
        .upgradeImage, of: tenant.slug, why: "It runs \(tenant.image); \(newest) is tested.",
        image: newest.rawValue, in: &answer)
    }
    return answer
  }

  func checkDrift() async throws -> Answer {
    var answer = Answer()
    let found = try await desk.ask(ListDrift()).items
    answer.look(.drift)
    guard !found.isEmpty else {
      answer.say("Everything that was looked at is as it is wanted.")
      return answer
    }
    let tenants = Dictionary(grouping: found, by: \.tenantSlug).sorted {
      (-$0.value.count, $0.key.rawValue) < (-$1.value.count, $1.key.rawValue)
    }
    answer.say(
      "\(Advisor.count(found.count, "difference")) on \(Advisor.count(tenants.count, "tenant")), the most first:"
    )
    for (slug, items) in tenants.prefix(Self.itemsMax) {
      let first = items.prefix(3).map {
        "\($0.finding.subject) is \($0.finding.found), wanted \($0.finding.expected)"
      }
      let more = items.count > 3 ? " and \(items.count - 3) more" : ""
      answer.say("- \(slug): \(first.joined(separator: "; "))\(more)")
    }
    // A rebuild applies what is wanted to cluster and Keycloak; modules and records are another matter.
    let byRebuild = tenants.first {
      $0.value.allSatisfy { [.cluster, .keycloak].contains($0.finding.kind.area) }
    }
    if let (slug, items) = byRebuild {
      try await propose(
        .rebuild, of: slug,
        why: "\(Advisor.count(items.count, "difference")) that applying the desired state ends.",
        in: &answer)
    } else {
      answer.say("None of them is put right by a rebuild alone.")
    }
    return answer
  }
}
