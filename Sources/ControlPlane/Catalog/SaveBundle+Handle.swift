import JobEngine
import Operations
import TenantModel
import TenantryAPI

extension SaveBundle: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    let request = try context.bundleChange(self, key: idempotencyKey, trigger: trigger, reason: reason)
    var checker = BundleRequestChecker()
    let wanted = checker.check(bundle)
    guard checker.problems.isEmpty, let code = try? BundleCode(bundle.code) else {
      let count = checker.problems.count == 1 ? "One field is" : "\(checker.problems.count) fields are"
      throw APIProblem(.invalid, "\(count) not valid.", fields: checker.problems)
    }
    if let earlier = try await context.earlierChange(of: code, like: request) { return earlier }
    try await context.requireNotFrozen(.bundleChange)
    let current = try await context.parts.catalog.bundle(code: code.rawValue)
    try context.require(current, toBe: expectedRevision, code: code)
    try await context.requireIdle(code)
    if let current, current.saysSame(as: wanted) {
      throw APIProblem(.refused, "\(code) says exactly that already.")
    }
    if !wanted.isDraft { try await context.requireApplicable(wanted) }
    let job = try context.parts.operations.job(
      saving: wanted, code: code, replacing: current?.revision, id: context.newIdentifier(), request: request)
    return try await context.enqueue(job)
  }
}

extension RequestContext {
  private static let reasonLengthMax = 200

  /// Who asks for a change of a bundle, and how a repeated request is known.
  func bundleChange(
    _ endpoint: some Endpoint, key: String?, trigger: TriggerSource, reason: String?
  ) throws -> BundleChangeRequest {
    guard (reason ?? "").count <= Self.reasonLengthMax else {
      throw APIProblem(
        .invalid, "The reason is too long.",
        fields: [.init(pointer: "reason", message: "must have at most \(Self.reasonLengthMax) characters")])
    }
    return BundleChangeRequest(
      actor: caller.actor, trigger: trigger,
      idempotency: try idempotency(key: key, endpoint: type(of: endpoint).name, request: endpoint),
      reason: reason, time: parts.now())
  }

  /// The answer that the same key got before, when there is one.
  func earlierChange(of code: BundleCode, like request: BundleChangeRequest) async throws
    -> SubmitOperation.Output?
  {
    guard let wanted = request.idempotency else { return nil }
    let recent = try await parts.jobs.jobs(JobQuery(subject: OperationCatalog.subject(ofBundle: code)))
    guard
      let job = recent.first(where: {
        $0.idempotency?.scope == wanted.scope && $0.idempotency?.key == wanted.key
      })
    else { return nil }
    guard job.idempotency == wanted else { throw JobStoreError.idempotencyConflict(existing: job.id) }
    return SubmitOperation.Output(operationId: try OperationID(job.id.rawValue))
  }

  /// - Throws: `APIProblem` with `conflict` when the bundle is another than the caller saw.
  func require(_ current: ModuleBundle?, toBe revision: Int?, code: BundleCode) throws {
    guard current?.revision != revision else { return }
    switch (current, revision) {
    case (let current?, nil):
      throw APIProblem(
        .conflict, "There is a bundle \(code) already, at revision \(current.revision).",
        fields: [.init(pointer: "code", message: "is taken")])
    case (nil, _): throw APIProblem(.conflict, "The bundle \(code) is gone.")
    case (let current?, let revision?):
      throw APIProblem(
        .conflict,
        "\(code) was changed meanwhile: you saw revision \(revision), it is at \(current.revision) now.")
    }
  }

  /// - Throws: `APIProblem` with `conflict` while another change of the bundle is not over.
  func requireIdle(_ code: BundleCode) async throws {
    let subject = OperationCatalog.subject(ofBundle: code)
    guard let busy = try await unfinishedChange(ofSubject: subject) else { return }
    throw APIProblem(.conflict, "Operation \(busy.id) on \(code) is not finished.")
  }

  /// - Throws: `APIProblem` with `refused` and a field for each module that keeps the bundle from being installed.
  func requireApplicable(_ bundle: ModuleBundle) async throws {
    let blocking = try await resolve(bundle).findings.filter(\.blocks)
    guard let first = blocking.first else { return }
    let more = blocking.count > 1 ? " And \(blocking.count - 1) more." : ""
    throw APIProblem(
      .refused, "The bundle cannot be installed: \(first.message)\(more) It can be saved as a draft.",
      fields: blocking.map { finding in
        let root = finding.path.first ?? finding.module
        let place = bundle.modules.firstIndex(of: root).map { "modules/\($0)" } ?? "modules"
        return .init(pointer: place, message: finding.message)
      })
  }

  /// Puts a change of a bundle into its lane.
  func enqueue(_ job: NewJob) async throws -> SubmitOperation.Output {
    let outcome = try await parts.jobs.enqueue(job, at: parts.now())
    return SubmitOperation.Output(operationId: try OperationID(outcome.job.id.rawValue))
  }
}
