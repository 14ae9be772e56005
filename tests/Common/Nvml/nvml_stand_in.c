/* A stand-in for libnvidia-ml: NVML's C interface over boards that play a script against a clock that the test owns. The structs and numbers are
   declared here once more, by hand from NVIDIA's header, so that a wrong offset or field number on the C# side shows. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { SUCCESS = 0, UNINITIALIZED = 1, INVALID_ARGUMENT = 2, NOT_SUPPORTED = 3, INSUFFICIENT_SIZE = 7, GPU_IS_LOST = 15 };
enum { MOST_BOARDS = 4, MOST_STEPS = 4096, MOST_PROCESSES = 8, FIELD_POWER_AVERAGE = 185, FIELD_POWER_INSTANT = 186, VALUE_UNSIGNED_INT = 1 };

typedef struct { unsigned int fieldId, scopeId; long long timestamp, latencyUsec; int valueType, nvmlReturn; union { double d; unsigned int ui; unsigned long long ull; } value; } FieldValue;
typedef struct { unsigned int pid; unsigned long long usedGpuMemory; unsigned int gpuInstanceId, computeInstanceId; } ProcessInfo;
typedef struct { unsigned int gpu, memory; } Utilization;
_Static_assert(sizeof(FieldValue) == 40 && sizeof(ProcessInfo) == 24 && sizeof(Utilization) == 8, "as NVIDIA's header has it");

typedef struct { int64_t at; double milliwatts; } Step;
typedef struct { unsigned int pid; int64_t from, until; int graphics; } Process;
typedef struct {
    /* What the test sets by name, all as 64-bit integers; the order is that of the names below. */
    int64_t tick, average, counter_result, counter_start, reset_at, lost_from, lost_until, instant_result, average_result, usage_result, power_permille,
        power_zero_from, mig_result, mig, ecc, limit, temperature, sm_clock, memory_clock, throttle, utilization, processes_result;
    Step steps[MOST_STEPS];
    Process processes[MOST_PROCESSES];
    int step_count, process_count, index;
} Board;

static const char *const names[] = { "tick", "average", "counter-result", "counter-start", "reset-at", "lost-from", "lost-until", "instant-result",
    "average-result", "usage-result", "power-permille", "power-zero-from", "mig-result", "mig", "ecc", "limit", "temperature", "sm-clock", "memory-clock",
    "throttle", "utilization", "processes-result" };

static const int64_t *clock_now;
static int64_t init_result, board_count, open_count;
static Board boards[MOST_BOARDS];

/* The test's side. Times are nanoseconds of the test's clock. */
void stand_in_reset(const int64_t *now)
{
    clock_now = now;
    init_result = 0, board_count = 1, open_count = 0;
    memset(boards, 0, sizeof boards);
    for (int i = 0; i < MOST_BOARDS; i++) {
        boards[i] = (Board) { .tick = 100000000, .average = 1000000000, .counter_start = 1000000, .reset_at = INT64_MAX, .lost_from = INT64_MAX, .lost_until = INT64_MAX,
            .power_permille = 1000, .power_zero_from = INT64_MAX, .mig_result = NOT_SUPPORTED, .ecc = 1, .limit = 400000, .temperature = 45, .sm_clock = 1410,
            .memory_clock = 1593, .utilization = 90, .steps = { { INT64_MIN, 60000 } }, .step_count = 1, .index = i };
    }
}

int stand_in_set(int board, const char *name, int64_t value)
{
    if (!strcmp(name, "init-result")) { init_result = value; return 1; }
    if (!strcmp(name, "boards")) { board_count = value; return 1; }
    for (int i = 0; i < (int)(sizeof names / sizeof *names); i++)
        if (!strcmp(name, names[i])) { (&boards[board].tick)[i] = value; return 1; }
    return 0;
}

int stand_in_power(int board, int64_t at, int64_t milliwatts)
{
    Board *b = &boards[board];
    if (b->step_count == MOST_STEPS) return 0;
    b->steps[b->step_count++] = (Step) { at, (double)milliwatts };
    return 1;
}

int stand_in_process(int board, unsigned int pid, int64_t from, int64_t until, int graphics)
{
    Board *b = &boards[board];
    if (b->process_count == MOST_PROCESSES) return 0;
    b->processes[b->process_count++] = (Process) { pid, from, until, graphics };
    return 1;
}

int64_t stand_in_open(void) { return open_count; }

/* The script played: energy is the integral of the power steps, seen at the sensor's ticks. */
static double energy_between(const Board *b, int64_t from, int64_t to)
{
    double millijoules = 0;
    for (int i = 0; i < b->step_count; i++) {
        int64_t start = b->steps[i].at > from ? b->steps[i].at : from;
        int64_t end = i + 1 < b->step_count && b->steps[i + 1].at < to ? b->steps[i + 1].at : to;
        if (end > start) millijoules += b->steps[i].milliwatts * (double)(end - start) / 1e9;
    }
    return millijoules;
}

static int64_t ticked(const Board *b) { return *clock_now / b->tick * b->tick; }
static int is_lost(const Board *b) { return *clock_now >= b->lost_from && *clock_now < b->lost_until; }

static unsigned int power(const Board *b, int64_t window)
{
    if (*clock_now >= b->power_zero_from) return 0;
    int64_t at = ticked(b);
    return (unsigned int)(energy_between(b, at - window, at) / ((double)window / 1e9) * (double)b->power_permille / 1000 + 0.5);
}

static int text(char *to, unsigned int length, const char *from)
{
    if (strlen(from) >= length) return INSUFFICIENT_SIZE;
    strcpy(to, from);
    return SUCCESS;
}

#define CHECK(b) do { if (open_count <= 0) return UNINITIALIZED; if (!(b)) return INVALID_ARGUMENT; if (is_lost(b)) return GPU_IS_LOST; } while (0)

/* NVML's side, by its exported names. */
int nvmlInit_v2(void) { open_count += init_result == SUCCESS; return (int)init_result; }
int nvmlShutdown(void) { return open_count-- > 0 ? SUCCESS : UNINITIALIZED; }
int nvmlSystemGetDriverVersion(char *to, unsigned int length) { return text(to, length, "580.65.06"); }
int nvmlSystemGetNVMLVersion(char *to, unsigned int length) { return text(to, length, "13.580.65.06"); }

int nvmlDeviceGetCount_v2(unsigned int *count)
{
    *count = (unsigned int)board_count;
    return open_count > 0 ? SUCCESS : UNINITIALIZED;
}

int nvmlDeviceGetHandleByIndex_v2(unsigned int index, Board **board)
{
    if (index >= board_count) return INVALID_ARGUMENT;
    *board = &boards[index];
    return SUCCESS;
}

int nvmlDeviceGetName(Board *b, char *to, unsigned int length)
{
    CHECK(b);
    return text(to, length, "Stand-in GPU");
}

int nvmlDeviceGetUUID(Board *b, char *to, unsigned int length)
{
    char uuid[96];
    CHECK(b);
    snprintf(uuid, sizeof uuid, "GPU-00000000-0000-0000-0000-%012d", b->index);
    return text(to, length, uuid);
}

int nvmlDeviceGetMigMode(Board *b, unsigned int *current, unsigned int *pending)
{
    CHECK(b);
    *current = *pending = (unsigned int)b->mig;
    return (int)b->mig_result;
}

int nvmlDeviceGetEccMode(Board *b, int *current, int *pending)
{
    CHECK(b);
    *current = *pending = (int)b->ecc;
    return SUCCESS;
}

int nvmlDeviceGetTotalEnergyConsumption(Board *b, unsigned long long *millijoules)
{
    CHECK(b);
    int64_t at = ticked(b);
    *millijoules = at >= b->reset_at ? (unsigned long long)energy_between(b, b->reset_at, at) : (unsigned long long)((double)b->counter_start + energy_between(b, 0, at));
    return (int)b->counter_result;
}

int nvmlDeviceGetFieldValues(Board *b, int count, FieldValue *values)
{
    CHECK(b);
    for (int i = 0; i < count; i++) {
        int instant = values[i].fieldId == FIELD_POWER_INSTANT, average = values[i].fieldId == FIELD_POWER_AVERAGE;
        values[i].nvmlReturn = instant ? (int)b->instant_result : average ? (int)b->average_result : NOT_SUPPORTED;
        values[i].valueType = VALUE_UNSIGNED_INT;
        values[i].timestamp = *clock_now / 1000;
        if (values[i].nvmlReturn == SUCCESS) values[i].value.ui = power(b, instant ? b->tick : b->average);
    }
    return SUCCESS;
}

int nvmlDeviceGetPowerUsage(Board *b, unsigned int *milliwatts)
{
    CHECK(b);
    *milliwatts = power(b, b->average);
    return (int)b->usage_result;
}

#define NUMBER(name, type, field) int name(Board *b, type *value) { CHECK(b); *value = (type)b->field; return SUCCESS; }
NUMBER(nvmlDeviceGetEnforcedPowerLimit, unsigned int, limit)
NUMBER(nvmlDeviceGetCurrentClocksThrottleReasons, unsigned long long, throttle)

int nvmlDeviceGetTemperature(Board *b, int sensor, unsigned int *degrees)
{
    CHECK(b);
    *degrees = (unsigned int)b->temperature;
    return sensor == 0 ? SUCCESS : INVALID_ARGUMENT;
}

int nvmlDeviceGetClockInfo(Board *b, int type, unsigned int *megahertz)
{
    CHECK(b);
    *megahertz = (unsigned int)(type == 1 ? b->sm_clock : b->memory_clock);
    return type == 1 || type == 2 ? SUCCESS : NOT_SUPPORTED;
}

int nvmlDeviceGetUtilizationRates(Board *b, Utilization *utilization)
{
    CHECK(b);
    *utilization = (Utilization) { (unsigned int)b->utilization, 20 };
    return SUCCESS;
}

static int processes(Board *b, int graphics, unsigned int *count, ProcessInfo *infos)
{
    unsigned int found = 0, room = *count;
    CHECK(b);
    for (int i = 0; i < b->process_count; i++) {
        const Process *p = &b->processes[i];
        if (p->graphics == graphics && *clock_now >= p->from && *clock_now < p->until && found++ < room)
            infos[found - 1] = (ProcessInfo) { p->pid, 1 << 20, UINT32_MAX, UINT32_MAX };
    }
    *count = found;
    return b->processes_result != SUCCESS ? (int)b->processes_result : found > room ? INSUFFICIENT_SIZE : SUCCESS;
}

int nvmlDeviceGetComputeRunningProcesses_v3(Board *b, unsigned int *count, ProcessInfo *infos) { return processes(b, 0, count, infos); }
int nvmlDeviceGetGraphicsRunningProcesses_v3(Board *b, unsigned int *count, ProcessInfo *infos) { return processes(b, 1, count, infos); }
int nvmlDeviceGetMPSComputeRunningProcesses_v3(Board *b, unsigned int *count, ProcessInfo *infos) { return processes(b, 2, count, infos); }
