namespace EnergyGate.Measurement.Meters.Nvml;

/// <summary>Reasons that limit a board's clocks: the bits of nvmlClocksEventReason*, formerly nvmlClocksThrottleReason*.</summary>
[Flags]
public enum ClockLimits
{
    /// <summary>The clocks are not limited.</summary>
    None = 0,

    /// <summary>The board is idle.</summary>
    Idle = 0x1,

    /// <summary>A user setting.</summary>
    ApplicationSetting = 0x2,

    /// <summary>The power limit, enforced by software: common on boards with a low limit.</summary>
    PowerCap = 0x4,

    /// <summary>The hardware at least halved the clocks, because of heat or the power brake.</summary>
    HardwareSlowdown = 0x8,

    /// <summary>Synchronised clocks with other boards.</summary>
    SyncBoost = 0x10,

    /// <summary>Thermal limit, enforced by software.</summary>
    SoftwareThermal = 0x20,

    /// <summary>Thermal limit, enforced by hardware.</summary>
    HardwareThermal = 0x40,

    /// <summary>Power brake, requested by the power supply.</summary>
    PowerBrake = 0x80,

    /// <summary>Display clock setting.</summary>
    Display = 0x100,
}
