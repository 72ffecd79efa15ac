import JobEngine
import Operations
import TenantModel
import TenantryAPI
import TypedText

extension SearchRunbooks: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    let desk = context.parts.supportDesk
    let cases = try await context.parkedCases()
    let search = TextSearch(q ?? "")
    let found = desk.runbooks.compactMap { name, text -> (entry: RunbookEntry, score: Double)? in
      let title = desk.title(of: name)
      let own = cases[name] ?? []
      guard !search.isEmpty else {
        return (RunbookEntry(name: name, title: title, line: nil, places: 0, cases: own), 0)
      }
      // The name counts as part of the title: it is what faults and people call it.
      let document = TextSearch.Document(title: "\(title) \(name)", text: text)
      return search.find(in: document).map { hit in
        let entry = RunbookEntry(
          name: name, title: title, line: hit.line.isEmpty ? nil : hit.line, places: hit.places, cases: own)
        return (entry, hit.score)
      }
    }
    let order = found.sorted { left, right in
      let (isFirst, isSecond) = (!left.entry.cases.isEmpty, !right.entry.cases.isEmpty)
      if search.isEmpty, isFirst != isSecond { return isFirst }
      if left.score != right.score { return left.score > right.score }
      return left.entry.title < right.entry.title
    }
    return Output(items: order.map(\.entry))
  }
}

extension RequestContext {
  private static let casesMax = 200

  /// The operations that are parked, by the name of the runbook for their fault; nothing for who may not see them.
  func parkedCases() async throws -> [String: [RunbookEntry.Case]] {
    guard AccessPolicy.decide(caller.role, .operationsRead, .other).isAllowed else { return [:] }
    let parked = try await parts.jobs.jobs(
      JobQuery(states: [.parked], kinds: Self.kinds, limit: Self.casesMax))
    var cases: [String: [RunbookEntry.Case]] = [:]
    for job in parked {
      guard let runbook = job.fault.flatMap({ $0.runbook ?? Runbook.path(forCode: $0.code) }),
        let operation = try? OperationID(job.id.rawValue)
      else { continue }
      let subject = try await summary(of: job).subject
      cases[SupportDesk.name(ofPath: runbook), default: []].append(
        .init(operation: operation, subject: subject))
    }
    return cases
  }
}
