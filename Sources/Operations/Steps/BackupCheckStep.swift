import Integrations
import JobEngine
import TenantModel

/// Reads the backup that is to be used, before anything is changed: it must be there and be what was written.
enum BackupCheckStep {
  static func make(_ environment: OperationEnvironment) -> OperationStep {
    OperationStep(
      "backup_check", "Check the backup", usually: .seconds(10), effect: .none, deadline: .seconds(3_600),
      runbook: .restore, in: environment,
      skipReason: environment.databases == nil ? OperationStep.notConnected : nil
    ) { run in
      let dump = try await dump(run)
      run.log("\(dump.path): \(dump.bytes) bytes, \(dump.tables) tables, SHA-256 \(dump.sha256)")
      run.finish("\(ByteCount.text(dump.bytes)), \(dump.tables) tables")
      return ActResult(externalRef: dump.path)
    }
  }

  /// The backup that the operation was asked to use, read anew.
  static func dump(_ run: OperationRun) async throws -> DatabaseDump {
    let details = run.parameters.details
    guard let path = details.restore?.path ?? details.copy?.path else {
      throw StepFailure.permanent(FaultCodes.recordMissing, "The operation does not say which backup.")
    }
    guard let dump = try await run.environment.databases?.dump(at: path) else {
      throw StepFailure.permanent(
        FaultCodes.backupMissing, "The backup \(path) is not there.", runbook: Runbook.restore.path)
    }
    return dump
  }
}
