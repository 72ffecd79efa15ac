import Foundation
import StorageCore
import TenantModel
import TenantryAPI

/// Writes down what is asked for and what comes of it, for every endpoint that changes something: it is derived from the
/// endpoint's own type, so that none can forget it.
///
/// A line is on disk before anything is done; where it cannot be written nothing is done. Who is only looking, by their
/// own choice, changes nothing here either: what read-only refuses is not written down.
struct AuditTrail: Sendable {
  private let store: any AuditStore
  private let now: @Sendable () -> Date
  /// What both lines of the call have in common.
  private let line: AuditRecord

  /// - Throws: `EncodingError`, never in practice.
  init<H: HandledEndpoint>(_ endpoint: H, in context: RequestContext) async throws {
    store = context.parts.audit
    now = context.parts.now
    let parts = try Self.pathParts(of: endpoint)
    var tenant = endpoint.auditedTenant ?? parts.first { $0.name == "tenant" }?.value
    // People name tenants by slug, pages by id.
    if let reference = tenant, let found = try? await context.tenant(reference) {
      tenant = found.slug.rawValue
    }
    var subject = parts.filter { $0.name != "tenant" }.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
    if let approved = parts.first(where: { $0.name == "approval" })?.value, tenant == nil {
      tenant = try? await context.approval(approved).tenantSlug.rawValue
    }
    if let approving = context.approving { subject = "approval=\(approving.approval.id)" }
    let id: Identifier<AuditTrail> = context.newIdentifier()
    line = AuditRecord(
      call: id.rawValue, at: .distantPast, actor: context.actor, role: context.caller.role,
      endpoint: H.name, tenant: tenant.map { String($0.prefix(60)) },
      subject: subject.isEmpty ? nil : String(subject.prefix(200)),
      outcome: .begun, inputHash: SHA256.hex(try JSONCoding.encoder().encode(endpoint.audited)))
  }

  /// Before the change. Nothing may be done when this throws.
  ///
  /// - Throws: `APIProblem` with `storage`.
  func begin() async throws {
    do {
      try await store.append(stamped(.begun))
    } catch {
      let why = APIProblem(translating: error).detail
      throw APIProblem(
        .storage, "Nothing was changed, because it could not be written into the audit log: \(why)")
    }
  }

  /// After the change. A line that cannot be written leaves the call as begun, which the log's walk tells.
  func end(_ operation: String?) async {
    var line = stamped(.done)
    line.operation = operation ?? line.operation
    _ = try? await store.append(line)
  }

  /// After it was refused, or broke.
  func end(_ error: any Error) async {
    let problem = APIProblem(translating: error)
    var line = stamped(problem.code.isRefusal ? .refused : .failed)
    line.reason = error is CancellationError ? "the caller did not wait" : problem.detail
    line.reason = line.reason.map { String($0.prefix(AuditRecord.reasonLengthMax)) }
    _ = try? await store.append(line)
  }

  private func stamped(_ outcome: AuditRecord.Outcome) -> AuditRecord {
    var line = line
    line.at = now()
    line.outcome = outcome
    return line
  }

  /// What stands in the endpoint's path in place of `{name}`.
  private static func pathParts<E: Endpoint>(of endpoint: E) throws -> [(name: String, value: String)] {
    let members =
      try JSONSerialization.jsonObject(with: JSONCoding.encoder().encode(endpoint)) as? [String: Any]
    return E.path.matches(of: /\{(\w+)\}/).compactMap { match in
      let name = String(match.output.1)
      return (members?[name] as? String).map { (name, $0) }
    }
  }
}
