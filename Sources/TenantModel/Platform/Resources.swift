/// What one Odoo pod asks of the cluster. CPU in thousandths of a core, memory in MiB.
package struct Resources: Codable, Equatable, Sendable {
  package var workers: Int
  package var cpuRequestMillicores: Int
  package var cpuLimitMillicores: Int
  package var memoryRequestMib: Int
  package var memoryLimitMib: Int

  package init(
    workers: Int, cpuRequestMillicores: Int, cpuLimitMillicores: Int, memoryRequestMib: Int,
    memoryLimitMib: Int
  ) {
    self.workers = workers
    self.cpuRequestMillicores = cpuRequestMillicores
    self.cpuLimitMillicores = cpuLimitMillicores
    self.memoryRequestMib = memoryRequestMib
    self.memoryLimitMib = memoryLimitMib
  }
}
