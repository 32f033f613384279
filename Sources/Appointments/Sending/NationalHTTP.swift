import CCurlShim
import Core
import Foundation

/// The coordination service over HTTP.
struct NationalHTTP: NationalEngine {
    static let longestAnswer = 1 << 20

    /// `https://api-coordination.rendezvouspasseport.ants.gouv.fr/api`
    let address: String
    let token: String
    /// In milliseconds.
    var timeout = 20_000

    /// Waits on a thread made for it: libcurl blocks, and the threads that tasks share are few.
    func ask(_ method: NationalMethod, _ path: String, _ query: [(String, String)]) async throws -> NationalAnswer {
        let pairs = query.map { "\($0.0)=\(Self.encoded($0.1))" }.joined(separator: "&")
        let url = "\(address)/\(path)?\(pairs)"
        return try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result { try send(method, url) }) }
        }
    }

    private func send(_ method: NationalMethod, _ url: String) throws -> NationalAnswer {
        var size = 0
        var answer = ccurl_answer()
        let bytes = [UInt8](unsafeUninitializedCapacity: Self.longestAnswer) { buffer, count in
            buffer.withMemoryRebound(to: CChar.self) { chars in
                answer = ccurl_http_ask(
                    method.rawValue, url, "x-rdv-opt-auth-token: \(token)", chars.baseAddress, Self.longestAnswer, &size, timeout)
            }
            count = size
        }
        guard answer.curl_code == 0 else { throw NationalFault.unreachable(withUnsafePointer(to: answer) { String(cString: ccurl_answer_text($0)) }) }
        return NationalAnswer(status: Int(answer.reply_code), json: (try? JSON(String(decoding: bytes, as: UTF8.self))) ?? .null)
    }

    /// For a value of a query: nothing but letters, digits and four marks stays.
    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case 0x2D, 0x2E, 0x5F, 0x7E, 0x30...0x39, 0x41...0x5A, 0x61...0x7A: String(Unicode.Scalar(byte))
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }
}
