import JobEngine

/// Every statement on lanes, jobs, steps, attempts and workers; logs are in `JobLogSQL`, events in
/// `ChangeSQL`.
enum JobSQL {
  // Nothing is written when the id is known; any other violation fails.
  static let insert = """
    INSERT INTO jobs (id, lane_key, subject, kind, plan_version, state, parameters, priority, run_at, not_after,
      requested_by, trigger_source, idem_scope, idem_key, idem_fingerprint, ready_at, cancel_requested_at,
      cancel_requested_by, created_at, started_at, finished_at, fault, rescues, hold_code, hold_reason, hold_until, pass)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19,
      ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27)
    ON CONFLICT (id) DO NOTHING RETURNING number
    """
  static let update = """
    UPDATE jobs SET state = ?2, not_after = ?3, ready_at = ?4, cancel_requested_at = ?5,
      cancel_requested_by = ?6, started_at = ?7, finished_at = ?8, fault = ?9, rescues = ?10,
      hold_code = ?11, hold_reason = ?12, hold_until = ?13, pass = ?14
    WHERE number = ?1
    """
  static let byID = "SELECT \(JobRecord.columnNames) FROM jobs WHERE id = ?1"
  static let byNumber = "SELECT \(JobRecord.columnNames) FROM jobs WHERE number = ?1"
  static let byIdempotency =
    "SELECT \(JobRecord.columnNames) FROM jobs WHERE idem_scope = ?1 AND idem_key = ?2"
  static let oldestOpen = """
    SELECT \(JobRecord.columnNames) FROM jobs WHERE lane_key = ?1 AND finished_at IS NULL
    ORDER BY number LIMIT 1
    """
  // What was not begun, the oldest first: windows and the freeze concern no other.
  static let unbegun = """
    SELECT \(JobRecord.columnNames) FROM jobs WHERE state = 'queued' AND started_at IS NULL ORDER BY number
    """
  static let newestSucceeded = """
    SELECT number, id, started_at, finished_at FROM jobs WHERE kind = ?1 AND state = 'succeeded'
    ORDER BY finished_at DESC, number DESC LIMIT ?2
    """
  // Logs, steps and attempts go with their jobs.
  static let dropFinished = """
    DELETE FROM jobs WHERE number IN
      (SELECT number FROM jobs WHERE finished_at IS NOT NULL AND finished_at < ?1 ORDER BY finished_at LIMIT ?2)
    """

  static let insertStep = """
    INSERT INTO steps (job, \(StepRecord.columnNames))
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23,
      ?24)
    """
  static let updateStep = """
    UPDATE steps SET phase = ?3, attempt = ?4, fence = ?5, idempotency_key = ?6, external_ref = ?7, result = ?8,
      progress_fraction = ?9, progress_text = ?10, intent_at = ?11, started_at = ?12, done_at = ?13, next_try_at = ?14,
      last_fault = ?15, skip_reason = ?16
    WHERE job = ?1 AND number = ?2
    """
  static let steps = "SELECT \(StepRecord.columnNames) FROM steps WHERE job = ?1 ORDER BY number"

  static let insertAttempt = """
    INSERT INTO step_attempts
      (job, sequence, step, attempt, fence, worker, started_at, ended_at, outcome, external_ref, fault)
    VALUES (?1, (SELECT coalesce(max(sequence), 0) + 1 FROM step_attempts WHERE job = ?1),
      ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
    """
  static let attempts = """
    SELECT a.step, a.attempt, a.fence, a.worker, a.started_at, a.ended_at, a.outcome, a.external_ref, a.fault
    FROM step_attempts AS a JOIN jobs AS j ON j.number = a.job WHERE j.id = ?1 ORDER BY a.sequence
    """

  static let registerWorker = """
    INSERT INTO workers (id, host, process_id, started_at, last_seen_at) VALUES (?1, ?2, ?3, ?4, ?5)
    ON CONFLICT (id) DO UPDATE SET host = excluded.host, process_id = excluded.process_id,
      started_at = excluded.started_at, last_seen_at = excluded.last_seen_at
    """
  static let forgetWorker = "DELETE FROM workers WHERE id = ?1"
  static let sawWorker = "UPDATE workers SET last_seen_at = ?2 WHERE id = ?1"
  static let workers = "SELECT id, host, process_id, started_at, last_seen_at FROM workers ORDER BY id"
}
