// One lock of each name.
// params: none
CREATE CONSTRAINT locks IF NOT EXISTS FOR (lock:TributaryLock) REQUIRE lock.name IS UNIQUE
