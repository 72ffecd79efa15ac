import Logging
import PlatformHost

extension OpenPlatform {
  /// Tells the log what is wrong with connections.yaml, a line for each fault; what is right is used all the same.
  func tellConnectionProblems(_ logger: Logger) {
    for problem in connectionProblems {
      logger.warning("a connection cannot be used", metadata: ["problem": "\(problem)"])
    }
  }

  /// Tells the log that the queue is driven here.
  ///
  /// - Parameter database: where the database is; nil for the folder.
  func tellWorking(_ logger: Logger, database: String?) {
    logger.info(
      "working",
      metadata: [
        "folder": "\(folder)", "database": "\(database ?? folder + "/tenantry.db")", "lanes": "\(lanesMax)",
        "version": "\(TenantryVersion.current)",
      ])
  }

  /// Follows whether the database answers.
  func databaseWatch(_ logger: Logger) -> DatabaseWatchService {
    DatabaseWatchService(watch: DatabaseWatch(trouble: { await trouble }, logger: logger))
  }
}
