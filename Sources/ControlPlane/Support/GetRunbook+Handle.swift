import TenantModel
import TenantryAPI
import TypedText

extension GetRunbook: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    let desk = context.parts.supportDesk
    let name = SupportDesk.name(ofPath: runbook)
    guard let text = desk.runbooks[name] else {
      let known = desk.runbooks.keys.sorted()
      let near = Spelling.suggestion(for: name, among: known).map { " Did you mean “\($0)”?" } ?? ""
      throw APIProblem(.notFound, "There is no runbook “\(name.prefix(60))”.\(near)")
    }
    return Output(name: name, title: desk.title(of: name), text: text)
  }
}
