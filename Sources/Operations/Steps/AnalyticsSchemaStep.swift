import Integrations
import JobEngine
import TenantModel

/// Makes the tenant's schema in Supabase, marked as the tenant's, and has it filled.
enum AnalyticsSchemaStep {
  static func make(_ environment: OperationEnvironment) -> OperationStep {
    OperationStep(
      "analytics_schema", "Set up the analytics", usually: .seconds(25), effect: .named, skippable: true,
      deadline: .seconds(1_800), runbook: .analyticsSchema, in: environment,
      skipReason: environment.supabase == nil ? OperationStep.notConnected : nil, probe: probe, act: act,
      verify: verify)
  }

  /// Done when the schema is there, can be read, and this operation's run of the function is known.
  private static func probe(_ run: OperationRun) async throws -> ProbeResult {
    guard let supabase = run.environment.supabase,
      let schema = try await supabase.client.schema(run.tenant.dbName)
    else { return .absent }
    guard schema.belongs(to: run.tenant.id) else { return .present(ref: schema.name, ours: false) }
    guard supabase.callableFunction != nil else { return .present(ref: schema.name, ours: true) }
    guard let there = try await etlRun(supabase, run) else { return .absent }
    // A failed run that an operator wants tried again is asked for again; the function decides.
    if there.status == .failed, run.context.step.phase == .pending { return .absent }
    return .present(ref: schema.name, ours: true)
  }

  private static func act(_ run: OperationRun) async throws -> ActResult {
    guard let supabase = run.environment.supabase else { return ActResult() }
    let name = run.tenant.dbName
    try run.mayAct()
    let outcome = try await supabase.client.ensureSchema(name, of: run.tenant.id, operation: run.operation)
    run.log("schema \(name) \(outcome == .created ? "made" : "is there already and the tenant's")")
    guard let function = supabase.callableFunction else {
      run.log("no function is called: something else fills the schema")
      run.finish("schema \(name)")
      return ActResult(externalRef: name.rawValue)
    }
    try run.mayAct()
    try await supabase.client.expose(name)
    try run.mayAct()
    let started = try await supabase.client.startETL(function, schema: name, operation: run.operation)
    run.log("function \(function): \(started.status.rawValue)")
    return ActResult(externalRef: name.rawValue)
  }

  private static func verify(_ run: OperationRun) async throws -> VerifyResult {
    guard let supabase = run.environment.supabase, supabase.callableFunction != nil else { return .ready() }
    let wait = VerifyResult.notYet(
      after: run.environment.pollInterval, progress: StepProgress(text: "the schema is being filled"))
    guard let there = try await etlRun(supabase, run) else {
      // The list of readable schemas is one for all tenants: somebody else's change may have dropped ours.
      try run.mayAct()
      try await supabase.client.expose(run.tenant.dbName)
      return wait
    }
    switch there.status {
    case .succeeded:
      run.finish("\(there.rowsWritten ?? 0) rows in schema \(run.tenant.dbName)")
      return .ready()
    case .failed:
      return .failed(
        .permanent(
          FaultCodes.etlFailed, "The schema \(run.tenant.dbName) could not be filled.",
          detail: there.message ?? "", runbook: Runbook.analyticsSchema.path))
    case .running, .unknown: return wait
    }
  }

  /// This operation's run; nil also while the schema cannot be read yet.
  private static func etlRun(_ supabase: SupabaseSystem, _ run: OperationRun) async throws -> ETLRun? {
    do throws(IntegrationError) {
      return try await supabase.client.etlRun(of: run.operation, schema: run.tenant.dbName)
    } catch {
      let isUnreadable = [IntegrationError.codeNotFound, IntegrationError.codeInvalid].contains(error.code)
      guard isUnreadable else { throw error }
      return nil
    }
  }
}
