import ArgumentParser
import ConsoleApp
import Foundation
import TenantModel
import TenantryAPI

/// What a tenant runs on.
struct TenantInfraCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "infra", abstract: "Show what a tenant runs on: image, pods, nodes, volumes, jobs, events.",
    usage: "tenantry tenants infra <slug> [-o json]",
    discussion:
      "Asks the cluster. Ends with 3 when it does not answer or none is connected; the image is shown anyway."
  )

  private static let eventsShown = 10

  @Argument(help: ArgumentHelp("The tenant's slug or id.", valueName: "slug"))
  var tenant: String

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let answer = try await context.read(GetTenantInfra(tenant: tenant))
    let now = context.environment.now()
    try context.put(answer, as: output.output) { Self.text(answer, at: now, context.style) }
    if let problem = answer.problem { throw CommandFailure(.unreachable, problem) }
  }

  private static func text(_ answer: GetTenantInfra.Output, at now: Date, _ style: Style) -> String {
    var facts = Facts()
    let image = answer.image
    facts.section("Image")
    facts.add("runs", image.image.rawValue)
    facts.add("status", image.status?.rawValue ?? "in no list", image.status == .tested ? .good : .warning)
    facts.add(
      "newer", image.newest.map { "\(image.behind) tested, the newest \($0)" } ?? "none tested",
      image.behind > 0 ? .warning : nil)
    facts.add("namespace", answer.namespace.rawValue)
    guard let cluster = answer.cluster else { return facts.text(style) }
    facts.section("Cluster")
    for pod in cluster.pods {
      let restarts = pod.restarts > 0 ? ", \(pod.restarts) restarts" : ""
      let place = pod.node.map { " on \($0)" } ?? ""
      facts.add(
        "pod",
        "\(pod.name) \(pod.status)\(place)\(restarts), \(Spell.age(of: pod.startedAt, at: now) ?? "not started")",
        pod.isReady ? .good : .warning)
    }
    for node in cluster.nodes {
      facts.add(
        "node", "\(node.name) \(node.isReady ? "ready" : "not ready") \(node.version)",
        node.isReady ? nil : .bad)
    }
    for volume in cluster.volumes {
      facts.add("volume", "\(volume.name) \(volume.bytes.map(ByteCount.text) ?? "?") \(volume.phase ?? "")")
    }
    for job in cluster.cronJobs {
      let last =
        Spell.age(of: job.lastSucceededAt, at: now).map { "succeeded \($0) ago" } ?? "never succeeded"
      facts.add("job", "\(job.name) \(job.schedule), \(job.isSuspended ? "suspended" : last)")
    }
    for event in cluster.events.prefix(eventsShown) {
      let when = Spell.age(of: event.lastSeen, at: now).map { "\($0) ago " } ?? ""
      facts.add("event", "\(when)\(event.reason): \(event.message)", event.isWarning ? .warning : nil)
    }
    for missing in cluster.missing { facts.add("not here", missing, .warning) }
    return facts.text(style)
  }
}
