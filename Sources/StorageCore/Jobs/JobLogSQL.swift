/// Every statement on the logs of jobs.
enum JobLogSQL {
  static let lastSequence = "SELECT max(sequence) FROM job_logs WHERE job = ?1"
  // The tail of a step is always kept, so its last line tells how many there were.
  static let lastLine = "SELECT max(line) FROM job_logs WHERE job = ?1 AND step = ?2"
  static let append = """
    INSERT INTO job_logs (job, step, line, sequence, time, level, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
    """
  static let drop = "DELETE FROM job_logs WHERE job = ?1 AND step = ?2 AND line BETWEEN ?3 AND ?4"
  static let page = """
    SELECT step, sequence, line, time, level, text FROM job_logs
    WHERE job = ?1 AND sequence > ?2 ORDER BY sequence LIMIT ?3
    """
  static let totals = "SELECT step, max(line) FROM job_logs WHERE job = ?1 GROUP BY step"
}
