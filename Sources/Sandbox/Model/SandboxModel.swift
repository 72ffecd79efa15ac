import Foundation
import HTTPTransport

/// What the sandbox's language model says. It follows from the conversation alone: it looks things up with a
/// tool that fits the question, looks closer at the first thing it finds, and then tells what it found.
struct SandboxModel {
  /// Its name in both dialects.
  static let name = "sandbox-1"
  private static let lookupsMax = 2

  /// A tool as it was offered.
  struct Tool {
    let name: String
    let description: String
    let required: [String]
  }

  /// What a tool brought since the last question.
  struct Finding {
    let tool: String
    let text: String
  }

  enum Answer: Equatable {
    case text(String)
    case call(tool: String, input: JSONValue)
  }

  let question: String
  let tools: [Tool]
  let findings: [Finding]

  var answer: Answer {
    if findings.count < Self.lookupsMax, let next = nextLookup { return next }
    if let proposal { return proposal }
    return .text(findings.isEmpty ? unaided : findings.map(told).joined(separator: " "))
  }

  // MARK: Looking things up

  private var nextLookup: Answer? {
    let open = tools.filter { tool in !findings.contains { $0.tool == tool.name } }
    // Only a question that a tool fits is looked up; once something was found, only more about that.
    let fitting = open.compactMap { tool -> (Tool, JSONValue, Int)? in
      guard let input = input(for: tool), findings.isEmpty || !tool.required.isEmpty else { return nil }
      let score = fit(of: tool)
      return findings.isEmpty && score == 0 ? nil : (tool, input, score)
    }
    return fitting.max { ($0.2, $1.0.name) < ($1.2, $0.0.name) }.map { .call(tool: $0.0.name, input: $0.1) }
  }

  /// How many words the question and the tool have in common, by their beginnings.
  private func fit(of tool: Tool) -> Int {
    let asked = Self.stems(question)
    return Self.stems("\(tool.name.replacing("_", with: " ")) \(tool.description)").intersection(asked).count
  }

  private static func stems(_ text: String) -> Set<String> {
    Set(
      text.lowercased().split { !$0.isLetter }.filter { $0.count > 3 }.map { String($0.prefix(6)) }
    )
    .subtracting(["which", "there", "their", "about", "what", "with", "from", "have", "that", "this"])
  }

  /// What the tool wants, if it is known: a tenant, or nothing.
  private func input(for tool: Tool) -> JSONValue? {
    var input: JSONValue = [:]
    for name in tool.required {
      if name == "operation", let operation {
        input[name] = .string(operation)
        continue
      }
      guard ["tenant", "slug", "tenant_slug"].contains(name), let slug else { return nil }
      input[name] = .string(slug)
    }
    return input
  }

  /// The first image that is tested: they are listed the newest first.
  private var newestImage: String? {
    findings.lazy.flatMap { Self.items($0.text) ?? [] }.first { $0["status"] == "tested" }?["name"]?.stringValue
  }

  /// The operation that the question names.
  private var operation: String? {
    question.firstMatch(of: /operation ([0-9A-HJKMNP-TV-Z]{10})\b/).map { String($0.output.1) }
  }

  /// The tenant that was found first, or that the question names in quotes or with a hyphen.
  private var slug: String? {
    let found = findings.lazy.compactMap { Self.items($0.text)?.first?["slug"]?.stringValue }.first
    if let found { return found }
    let quoted = question.firstMatch(of: /[“"'‘`]([a-z][a-z0-9-]{2,39})[”"'’`]/)?.output.1
    let hyphened = question.firstMatch(of: /\b([a-z][a-z0-9]*(?:-[a-z0-9]+)+)\b/)?.output.1
    return (quoted ?? hyphened).map(String.init)
  }

  /// An operation on the tenant that was found first, where the question wants one proposed and none was yet.
  private var proposal: Answer? {
    guard question.lowercased().contains("propose"), !findings.isEmpty, let slug,
      let tool = tools.first(where: { Set(["tenant", "type", "why"]).isSubset(of: $0.required) }),
      !findings.contains(where: { $0.tool == tool.name })
    else { return nil }
    let asks = question.lowercased()
    let type = asks.contains("upgrade") ? "upgrade_image" : asks.contains("drift") ? "rebuild" : "backup"
    var input: JSONValue = ["tenant": .string(slug), "type": .string(type)]
    if type == "upgrade_image" {
      guard let image = newestImage else {
        let look = tools.first { $0.required.isEmpty && $0.name.contains("image") }
        return look.flatMap { tool in
          findings.contains { $0.tool == tool.name } ? nil : .call(tool: tool.name, input: [:])
        }
      }
      let all = findings.flatMap { Self.items($0.text) ?? [] }
      let one = all.first { $0["health"] == "healthy" && $0["status"] == "active" && $0["image"] != .string(image) }
      guard let healthy = one?["slug"]?.stringValue else { return nil }
      input["tenant"] = .string(healthy)
      input["image"] = .string(image)
    }
    input["why"] = .string("What \(findings.map(\.tool).joined(separator: " and ")) found speaks for it.")
    return .call(tool: tool.name, input: input)
  }

  // MARK: Telling

  private var unaided: String {
    tools.isEmpty
      ? "I can only say what I am shown, and I was given nothing to look things up with."
      : "None of my tools tells me about that."
  }

  private func told(_ finding: Finding) -> String {
    if let thing = Self.thing(finding.text) { return thing }
    guard let items = Self.items(finding.text) else {
      let lines = finding.text.split(separator: "\n")
      let telling = lines.last { $0.contains("ERROR") || $0.contains("CRITICAL") } ?? lines.last
      return telling.map { "\(finding.tool) says: \($0.prefix(200))" } ?? "\(finding.tool) says nothing."
    }
    guard !items.isEmpty else { return "\(finding.tool) finds nothing: all is well there." }
    let named = items.prefix(5).map { item in
      let name = item["slug"]?.stringValue ?? item["name"]?.stringValue ?? "one without a name"
      let why = item["summary"]?.stringValue ?? item["health"]?.stringValue ?? item["status"]?.stringValue
      return why.map { "\(name) (\($0))" } ?? name
    }
    let more = items.count > 5 ? " and \(items.count - 5) more" : ""
    return "\(finding.tool) finds \(items.count): \(named.joined(separator: ", "))\(more)."
  }

  /// One thing with a name, as a sentence; nil for a list or a text.
  private static func thing(_ text: String) -> String? {
    guard let json = try? JSONValue(data: Data(text.utf8)), json["items"] == nil else { return nil }
    if let proposal = json["proposal"]?.stringValue { return "I proposed it (\(proposal)); a person decides." }
    guard let name = json["slug"]?.stringValue ?? json["name"]?.stringValue else { return nil }
    let known = ["type", "status", "health", "summary", "runbook"].compactMap { member -> String? in
      json[member]?.stringValue.map { member == "runbook" ? "see runbook \($0)" : $0 }
    }
    return "\(name): \(known.joined(separator: ", "))."
  }

  /// A list, or the one list inside an object.
  private static func items(_ text: String) -> [JSONValue]? {
    guard let json = try? JSONValue(data: Data(text.utf8)) else { return nil }
    return json.arrayValue ?? json.objectValue?.values.lazy.compactMap(\.arrayValue).first
  }
}
