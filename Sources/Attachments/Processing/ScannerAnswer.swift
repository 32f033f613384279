import Web

extension ScannerAddress {
    /// Whether the daemon answers (clamd(8), PING). Sends no file.
    /// - Returns: `nil` when it does, else what happened.
    public func silence() async -> String? {
        let address = self
        do {
            let answer = try await BlockingWork.run {
                let connection = try ScannerConnection(to: address)
                try connection.send(Array("zPING\0".utf8))
                return try connection.answer()
            }
            return answer == "PONG" ? nil : "it answers \"\(answer.prefix(80))\""
        } catch {
            return "\(error)"
        }
    }
}
