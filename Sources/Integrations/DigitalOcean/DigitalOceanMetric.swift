/// Something that droplets measure, by its name in the address.
package enum DigitalOceanMetric: String, CaseIterable, Sendable {
  /// Seconds that the processors spent so far, by mode; all modes together grow by one a second and processor.
  case processor = "cpu"
  /// Bytes.
  case memoryAvailable = "memory_available"
  case memoryTotal = "memory_total"
  case filesystemFree = "filesystem_free"
  case filesystemSize = "filesystem_size"
  /// Mean number of processes that want to run, over a minute.
  case load1 = "load_1"
}
