import Foundation
import TestSupport
import Testing

@testable import Correspondence

@Suite("Making PDFs in a process apart")
struct PaperMakerTests {
    private let maker = PaperMaker(weasyprint: "/usr/bin/weasyprint", timeout: .seconds(300))

    @Test("A page reads no file of ours and calls nobody", arguments: ["file:///etc/hostname", "http://127.0.0.1:9/x.png", "x.png"])
    func alone(_ address: String) async throws {
        let secret = try TestFolder.make().appending(path: "secret.svg")
        try #"<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20"><text y="15">TOPSECRET</text></svg>"#.write(
            to: secret, atomically: true, encoding: .utf8)
        let page = "<html lang=fr><title>t</title><p>avant<img src='\(secret.absoluteString)' alt=''><img src='\(address)' alt=''><p>après"

        let text = try await PDF(try await maker.pdf(of: page)).text()

        #expect(text.contains("avant") && text.contains("après") && !text.contains("TOPSECRET"))
    }

    @Test("A page that takes too long is given up, and its process with it")
    func tooLong() async throws {
        let endless = String(repeating: "<table><tr><td>", count: 400) + "x"
        let hurried = PaperMaker(weasyprint: "/usr/bin/weasyprint", timeout: .milliseconds(300))

        // The call returns once the process has ended: `Subprocess.run` waits for it.
        let fault = await #expect(throws: PaperFault.self) { try await hurried.pdf(of: endless) }
        #expect(fault?.reason.contains("0.3 seconds") == true)
    }

    @Test("Without WeasyPrint, the fault says so", arguments: ["/nowhere/weasyprint", "/bin/true"])
    func missing(_ path: String) async throws {
        await #expect(throws: PaperFault.self) { try await PaperMaker(weasyprint: path).pdf(of: "<p>a") }
    }

    @Test("No more than two pass at a time; those who wait pass in their turn")
    func twoAtATime() async throws {
        let turnstile = Turnstile(atOnce: 2, mostWaiting: 50)
        let counter = Counter()

        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<20 { group.addTask { try await turnstile.pass { try await counter.stay() } } }
            try await group.waitForAll()
        }

        #expect(counter.most == 2 && counter.passed == 20)
    }

    @Test("Past the bound one is turned away at once, and a cancelled wait gives its place back")
    func bounded() async throws {
        let turnstile = Turnstile(atOnce: 1, mostWaiting: 1)
        let gate = Gate()
        let inside = Task { try await turnstile.pass { await gate.wait() } }
        await gate.arrived()
        let waiting = Task { try await turnstile.pass {} }
        while await full(turnstile) == false { await Task.yield() }

        await #expect(throws: Turnstile.Full.self) { try await turnstile.pass {} }
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
        await gate.open()
        try await inside.value
        try await turnstile.pass {}
    }

    private func full(_ turnstile: Turnstile) async -> Bool {
        turnstile.waiting == 1
    }
}

/// How many are inside at once.
private final class Counter: @unchecked Sendable {
    private let lock = NSLock()
    private var inside = 0
    private(set) var most = 0
    private(set) var passed = 0

    func stay() async throws {
        lock.withLock {
            inside += 1
            most = max(most, inside)
        }
        try await Task.sleep(for: .milliseconds(5))
        lock.withLock {
            inside -= 1
            passed += 1
        }
    }
}

private actor Gate {
    private var isOpen = false
    private var hasArrived = false

    func wait() async {
        hasArrived = true
        while !isOpen { await Task.yield() }
    }

    func open() { isOpen = true }

    func arrived() async { while !hasArrived { await Task.yield() } }
}
