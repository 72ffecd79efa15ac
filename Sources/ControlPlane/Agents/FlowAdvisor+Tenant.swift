import Foundation
import TenantModel
import TenantryAPI

extension FlowAdvisor {
  private static let historyMax = 5

  func reviewTenant() async throws -> Answer {
    var answer = Answer()
    let slug = desk.run.tenant?.rawValue ?? ""
    let detail = try await desk.ask(GetTenant(tenant: slug))
    answer.look(.getTenant, slug)
    let tenant = detail.tenant
    let reason = tenant.statusReason.map { " (\($0))" } ?? ""
    answer.say(
      "\(tenant.slug) is \(tenant.status.rawValue)\(reason), its health \(tenant.health.level.rawValue): \(tenant.health.summary)."
    )
    let history = try await desk.ask(GetHealthHistory(tenant: slug, limit: Self.historyMax)).items
    answer.look(.healthHistory, slug)
    for change in history {
      answer.say("- \(age(of: change.changedAt)) ago it became \(change.level.rawValue): \(change.summary)")
    }
    if let stopped = detail.operations.first(where: { $0.state == .parked }) {
      answer.say(
        "Operation \(stopped.id) (\(stopped.kind.rawValue)) waits for somebody: \(stopped.fault?.message ?? "no reason is known")"
      )
    }
    sayDifferences(detail, in: &answer)
    try await lookAtBackups(detail, in: &answer)
    return answer
  }

  private func sayDifferences(_ detail: TenantDetail, in answer: inout Answer) {
    guard detail.observed.driftLookedAt != nil else {
      return answer.say("Nobody has compared it with what is wanted yet.")
    }
    let count = detail.observed.driftCount
    answer.say(
      count == 0
        ? "It is as it is wanted." : "\(Advisor.count(count, "difference")) from what is wanted.")
  }

  private func lookAtBackups(_ detail: TenantDetail, in answer: inout Answer) async throws {
    answer.look(.backups, detail.tenant.slug.rawValue)
    let last = detail.observed.lastBackup?.finishedAt
    answer.say(last.map { "The last backup is \(age(of: $0)) old." } ?? "No backup is known.")
    let isOld = last.map { desk.now.timeIntervalSince($0) > Advisor.backupAgeMax } ?? true
    guard isOld, detail.tenant.status == .active else { return }
    let why = last.map { "Its last backup is \(age(of: $0)) old." } ?? "No backup of it is known."
    try await propose(.backup, of: detail.tenant.slug, why: why, in: &answer)
  }
}
