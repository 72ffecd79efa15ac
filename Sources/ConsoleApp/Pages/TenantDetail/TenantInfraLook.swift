import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

/// What a tenant runs on, as rows: what is in order is quiet.
struct TenantInfraLook {
  let output: GetTenantInfra.Output
  let context: ViewContext

  /// The image among those that are offered.
  var image: [(String, Line)] {
    let image = output.image
    var facts: [(String, Line)] = [("Runs", Line(image.image.rawValue, .bold))]
    facts.append(("Status", image.status?.badge ?? Line("\(Glyph.unknown) in no list", .warning)))
    let newer =
      switch (image.behind, image.newest) {
      case (0, _), (_, nil): Line("the newest tested one of its series", .dim)
      case (let behind, let newest?):
        Line("\(Glyph.warning) \(behind) tested \(behind == 1 ? "image is" : "images are") newer", .warning)
          + Line("   newest \(newest)")
      }
    return facts + [("Standing", newer), ("Namespace", Line(output.namespace.rawValue))]
  }

  /// Why there is nothing of the cluster.
  var trouble: [any View] {
    let isConnected = context.session?.integrations.first { $0.system == "kubernetes" }?.isConnected
    let why = Text("   \(Glyph.unknown, .warning) \(output.problem ?? "It is not known.")", wraps: true)
    guard isConnected == false else { return [why] }
    return [why, Text("     \("tenantry connect kubernetes", .accent) \("connects it", .dim)")]
  }

  func missing(_ cluster: TenantCluster) -> [any View] {
    cluster.missing.map { Text(" \(Glyph.warning, .warning) \("not here: \($0)", .dim)", wraps: true) }
  }

  func pods(_ cluster: TenantCluster, age: Line) -> [any View] {
    guard !cluster.pods.isEmpty else {
      return [Rule("Pods", trailing: age), Text("   \("none in the namespace", .dim)")]
    }
    let share = PodLook.share(cluster.pods)
    return [Rule(Line("Pods · ") + share, trailing: age), PodLook.table(cluster.pods, context)]
  }

  func nodes(_ cluster: TenantCluster) -> [any View] {
    guard !cluster.nodes.isEmpty else { return [] }
    let rows = cluster.nodes.map { node -> [Line] in
      [
        Line(node.name),
        node.isReady ? "\(Glyph.active, .ok) \("ready", .dim)" : Line("\(Glyph.error) not ready", .error),
        Line("\(node.pods)", .dim), Line(node.version, .dim),
      ]
    }
    return [Rule("Nodes"), QuietTable(titles: ["NODE", "STATE", "PODS", "VERSION"], rows: rows)]
  }

  func volumes(_ cluster: TenantCluster) -> [any View] {
    guard !cluster.volumes.isEmpty else { return [] }
    let rows = cluster.volumes.map { volume -> [Line] in
      let phase =
        switch volume.phase {
        case "Bound"?: "\(Glyph.active, .ok) \("bound", .dim)" as Line
        case let other?: Line("\(Glyph.warning) \(other.lowercased())", .warning)
        case nil: Line("\(Glyph.unknown) not said", .dim)
        }
      return [
        Line(volume.name), phase, volume.bytes.map { Line(ByteCount.text($0)) } ?? Line("–", .dim),
        Line(volume.storageClass ?? "default", .dim),
      ]
    }
    return [Rule("Volumes"), QuietTable(titles: ["VOLUME", "STATE", "SIZE", "CLASS"], rows: rows)]
  }

  func cronJobs(_ cluster: TenantCluster) -> [any View] {
    guard !cluster.cronJobs.isEmpty else { return [] }
    let rows = cluster.cronJobs.map { job -> [Line] in
      [
        Line(job.name), Line(job.schedule, .dim), last(job),
        Line(job.lastScheduledAt.map(context.when) ?? "never", .dim),
      ]
    }
    return [
      Rule("Scheduled jobs"), QuietTable(titles: ["JOB", "SCHEDULE UTC", "SUCCEEDED", "RAN"], rows: rows),
    ]
  }

  /// When it last ended well; one that ran since then without is trouble.
  private func last(_ job: TenantCluster.CronJob) -> Line {
    if job.isSuspended { return Line("\(Glyph.paused) suspended", .dim) }
    guard let good = job.lastSucceededAt else {
      return job.lastScheduledAt == nil ? Line("–", .dim) : Line("\(Glyph.warning) never", .warning)
    }
    let hasFailed = job.lastScheduledAt.map { good < $0 } ?? false
    return hasFailed
      ? Line("\(Glyph.warning) \(context.when(good))", .warning) : "\(Glyph.done, .ok) \(context.when(good))"
  }

  func events(_ cluster: TenantCluster) -> [any View] {
    guard !cluster.events.isEmpty else {
      return [Rule("Events"), Text("   \("none that the cluster still keeps", .dim)")]
    }
    let warnings = cluster.events.count(where: \.isWarning)
    let note =
      warnings == 0 ? Line.empty : Line("\(warnings) \(warnings == 1 ? "warning" : "warnings")", .warning)
    return [Rule("Events", trailing: note)]
      + cluster.events.map { event in
        let when = TextFit.pad(event.lastSeen.map(context.when) ?? "–", to: 5)
        let count = event.count > 1 ? Line(" ×\(event.count)", .dim) : .empty
        let reason = Line(event.reason, event.isWarning ? .warning : .plain) + count
        return Text("   \(when, .dim) \(reason)  \(event.message)  \(event.object, .dim)", wraps: false)
      }
  }
}
