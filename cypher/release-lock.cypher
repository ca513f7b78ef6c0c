// Frees a lock that is still held.
// params: token
MATCH (lock:TributaryLock {name: "server"})
WHERE lock.token = $token
REMOVE lock.owner, lock.token, lock.leaseEnd
