/// What a command of k9s comes to in the console.
enum K9sCommand {
  /// The line of our palette; or why there is none, as the end of a sentence.
  static func line(for text: String) -> Result<String, KeyName.Fault> {
    let words = text.split(separator: " ").map(String.init)
    guard let first = words.first else { return .failure(.init(sentence: "it is empty")) }
    if text.contains("$") { return .failure(.init(sentence: "it has a variable of k9s in it")) }
    let resource = first.split(separator: "/").last.map { $0.lowercased() } ?? ""
    if ["q", "q!", "quit", "exit"].contains(resource) { return .success("q") }
    if ["pulse", "pulses", "hz"].contains(resource) { return .success("overview") }
    guard workloads.contains(resource) else {
      return .failure(.init(sentence: "the console has no view of “\(first)”"))
    }
    guard words.count < 3, words.count == 1 || !words[1].contains("=") else {
      return .failure(.init(sentence: "it selects by labels, which tenants do not have"))
    }
    guard words.count == 2 else { return .success("tenants") }
    let namespace = words[1].drop { $0 == "/" || $0 == "-" }
    return .success("tenant \(namespace.hasPrefix("odoo-") ? namespace.dropFirst(5) : namespace)")
  }

  /// What runs a tenant, or is its place: all of it is looked at on the tenant's page.
  private static let workloads: Set<String> = [
    "ns", "namespace", "namespaces", "po", "pod", "pods", "dp", "deploy", "deployment", "deployments", "sts",
    "statefulset", "statefulsets", "svc", "service", "services",
  ]
}
