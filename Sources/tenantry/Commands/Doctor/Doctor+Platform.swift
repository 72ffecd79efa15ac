import Foundation
import TenantryAPI

extension Doctor {
  static func platform(_ facts: DoctorFacts) -> [DoctorCheck] {
    let area = "platform"
    let git =
      facts.git.map { DoctorCheck(area, "git", .ok, $0) }
      ?? DoctorCheck(
        area, "git", .problem, "not installed", advice: "Install git: desired state is kept in a repository.")
    switch facts.platform {
    case .missing:
      return [
        DoctorCheck(
          area, "connection", .ok, "embedded, not made yet",
          advice: "tenantry tenants create -f FILE makes it."),
        git,
      ]
    case .failed(let message, let advice):
      return [
        DoctorCheck(
          area, "connection", .problem, message,
          advice: advice.first
            ?? "Read the sentence above; tenantry --data-folder PATH opens another platform."),
        git,
      ]
    case .served(let session, let server):
      return [
        DoctorCheck(area, "connection", .ok, "\(server), as \(session.actor), \(session.role.word)"),
        systems(session),
      ] + session.integrations.compactMap(leftAlone)
    case .open(let session, let schema, let journal):
      let isLogged = journal == "wal" || journal == "memory"
      return [
        DoctorCheck(
          area, "connection", .ok, "\(session.mode.rawValue), as \(session.actor), \(session.role.word)"),
        DoctorCheck(
          area, "database", isLogged ? .ok : .problem, "schema \(schema), journal \(journal)",
          advice: isLogged
            ? nil : "The file system cannot keep a write-ahead log; put the data folder on a local disk."),
        git,
        systems(session),
      ] + session.integrations.compactMap(leftAlone)
    }
  }

  private static func systems(_ session: Session) -> DoctorCheck {
    let connected = session.integrations.filter(\.isConnected).map(\.title)
    let missing = session.integrations.filter { !$0.isConnected }.map(\.title)
    return DoctorCheck(
      "platform", "systems", .ok,
      (connected.isEmpty ? "none connected" : connected.joined(separator: ", "))
        + (missing.isEmpty ? "" : "; not connected: \(missing.joined(separator: ", "))"))
  }

  /// A system that the platform does not ask for now, because it failed repeatedly.
  private static func leftAlone(_ system: IntegrationStatus) -> DoctorCheck? {
    guard let breaker = system.breaker, breaker.state != .closed else { return nil }
    let since = breaker.since.map { " since \($0.formatted(.iso8601))" } ?? ""
    let next = breaker.nextTry.map { "next try \($0.formatted(.iso8601))" } ?? "it is being tried"
    return DoctorCheck(
      "platform", system.title, .problem,
      "left alone\(since), \(next)\(breaker.reason.map { ": \($0)" } ?? "")",
      advice: "Operations that need it wait, then go on by themselves. Test it: tenantry connect"
        + " \(system.system) --test")
  }

  private static let bytesFreeMin: Int64 = 256 << 20
  private static let skewSecondsMax = 5.0

  static func folder(_ folder: DoctorFacts.Folder?) -> [DoctorCheck] {
    let area = "data folder"
    guard let folder else { return [] }
    guard folder.exists else { return [DoctorCheck(area, "path", .ok, "\(folder.path), not there yet")] }
    var checks = [
      folder.isWritable
        ? DoctorCheck(area, "path", .ok, folder.path)
        : DoctorCheck(
          area, "path", .problem, "\(folder.path) cannot be written",
          advice: "Give it back to yourself: chown -R \"$USER\" \(folder.path)"),
      folder.isOpenToOthers
        ? DoctorCheck(
          area, "permissions", .problem, "others may look into it", advice: "chmod 700 \(folder.path)")
        : DoctorCheck(area, "permissions", .ok, "for its owner alone"),
    ]
    if let free = folder.bytesFree {
      let value = "\(free >> 20) MiB"
      checks.append(
        free >= bytesFreeMin
          ? DoctorCheck(area, "free space", .ok, value)
          : DoctorCheck(
            area, "free space", .problem, value, advice: "Make room on that disk: 256 MiB at least."))
    }
    if let skew = folder.clockSkew {
      // No platform behind a URL is configured whose answers had a date: nothing else can be asked what time it is.
      let value = String(
        format: "%.1f s from the file system's; whether both are right, nothing here can tell", abs(skew))
      checks.append(
        abs(skew) <= skewSecondsMax
          ? DoctorCheck(area, "clock", .ok, value)
          : DoctorCheck(
            area, "clock", .problem, value,
            advice: "Let this machine and the one with the disk take their time by NTP."))
    }
    return checks
  }

  static func files(_ facts: DoctorFacts) -> [DoctorCheck] {
    let area = "files"
    var checks = facts.files.map { file in
      file.problem.map {
        DoctorCheck(area, "configuration", .problem, $0, advice: "Correct the file, or move it away.")
      } ?? DoctorCheck(area, "configuration", .ok, file.path)
    }
    if checks.isEmpty { checks = [DoctorCheck(area, "configuration", .ok, "none; defaults hold")] }
    if let report = facts.crashReport {
      checks.append(
        DoctorCheck(
          area, "crash report", .notice, report, advice: "Send it with what you did; then remove it."))
    }
    return checks
  }
}
