using System.Collections.Immutable;
using EnergyGate.Measurement.Meters.Estimated;
using EnergyGate.Measurement.Units;

namespace EnergyGate.Measurement.EnergyModel;

/// <summary>
/// The built-in work profiles. Every source begins with its kind: data sheet, published, measured, derived or assumption. Use and limits:
/// docs/explanation/energy-model.md.
/// </summary>
public static class WorkProfiles
{
    private const double BitsPerByte = 8;

    /// <summary>Two cores of an AMD EPYC with AVX512-VNNI and their memory.</summary>
    public static WorkProfile Epyc2Core { get; } = TwoCores(DeviceProfiles.AmdEpyc9004);

    /// <summary>NVIDIA T4.</summary>
    public static WorkProfile T4 { get; } = GraphicsBoard(
        "t4",
        "NVIDIA T4, 16 GB GDDR6",
        power: new(new(70), "data sheet: NVIDIA T4, board power", 0.05),
        idle: new(new(10), "assumption: about 10 W are reported in the lowest power state; no data sheet has it", 0.3),
        float32: new(new(5.7e12), "assumption: 0.7 of the data sheet's 8.1 TFLOP/s at the 70 W cap", 0.4),
        float16: new(
            new(24e12),
            "published: BERT-base in ONNX Runtime, TensorRT and FasterTransformer sustains about 24 of the data sheet's 65 TFLOP/s at 70 W",
            0.2),
        int8: new(
            new(41e12),
            "derived: 1.7 pJ per operation at 70 W, from the published int8 times of BERT-base; the data sheet has 130 Top/s",
            0.25),
        byteRate: new(new(320e9), "data sheet: NVIDIA T4, 320 GB/s", 0.2),
        energyPerByte: new(
            Joules.FromPicojoules(7.5 * BitsPerByte),
            "published: 7.5 pJ/bit of GDDR6, Micron, Ultra-Bandwidth Solutions (2020), the memory devices alone",
            0.5),
        timePerLaunch: new(
            new(5e-6),
            "assumption: a few us; ONNX Runtime's published 1.47 ms of BERT-base fp16 at batch 1, length 32 leave 6 to 8 us for each of "
                + "120 to 150 kernels beside reading the weights",
            0.5));

    /// <summary>NVIDIA H100 SXM.</summary>
    public static WorkProfile H100 { get; } = Hopper(
        "h100", "NVIDIA H100 SXM, 80 GB HBM3", new(new(3.35e12), "data sheet: NVIDIA H100 SXM, 3.35 TB/s", 0.15));

    /// <summary>NVIDIA H200 SXM: the arithmetic of the H100 with faster memory.</summary>
    public static WorkProfile H200 { get; } = Hopper(
        "h200", "NVIDIA H200 SXM, 141 GB HBM3e", new(new(4.8e12), "data sheet: NVIDIA H200, 4.8 TB/s", 0.15));

    /// <summary>All built-in profiles.</summary>
    public static ImmutableArray<WorkProfile> All { get; } = [Epyc2Core, T4, H100, H200];

    private static WorkProfile Hopper(string name, string device, ProfileCoefficient<Hertz> byteRate) => GraphicsBoard(
        name,
        device,
        power: new(new(700), "data sheet: thermal design power of the SXM board", 0.1),
        idle: new(new(70), "assumption: 70 to 75 W are reported of idle boards; no data sheet has it", 0.2),
        float32: new(new(54e12), "assumption: 0.8 of the data sheet's 67 TFLOP/s outside the tensor cores; TF32 is not modelled", 0.3),
        float16: new(new(790e12), "measured: dense bf16 products of random data on an H200; the data sheet has 989 TFLOP/s", 0.15),
        int8: new(new(1580e12), "assumption: the share of 0.8 that bf16 reaches, of the data sheet's 1979 Top/s dense", 0.3),
        byteRate: byteRate,
        energyPerByte: new(
            Joules.FromPicojoules(3.92 * BitsPerByte),
            "published: 3.92 pJ/bit of HBM2, O'Connor et al., Fine-Grained DRAM, MICRO 2017, the stacks alone; taken for HBM3",
            0.5),
        timePerLaunch: new(new(3e-6), "assumption: a few us, somewhat below the T4's on a faster host", 0.5));

    private static WorkProfile GraphicsBoard(
        string name,
        string device,
        ProfileCoefficient<Watts> power,
        ProfileCoefficient<Watts> idle,
        ProfileCoefficient<Hertz> float32,
        ProfileCoefficient<Hertz> float16,
        ProfileCoefficient<Hertz> int8,
        ProfileCoefficient<Hertz> byteRate,
        ProfileCoefficient<Joules> energyPerByte,
        ProfileCoefficient<Seconds> timePerLaunch)
    {
        const double ShareBetweenKernels = 0.25;
        return new()
        {
            Name = name,
            Device = device,
            MatrixFloat32 = ArithmeticCost.UnderLoad(float32, power, idle),
            MatrixFloat16 = ArithmeticCost.UnderLoad(float16, power, idle),
            MatrixInt8 = ArithmeticCost.UnderLoad(int8, power, idle),
            Elementwise = ArithmeticCost.UnderLoad(
                float32 with { Source = $"assumption: as 32-bit products outside the tensor cores ({float32.Source})" }, power, idle),
            ByteRate = byteRate,
            EnergyPerByte = energyPerByte,
            TimePerLaunch = timePerLaunch,
            EnergyPerLaunch = new(
                (power.Value - idle.Value) * ShareBetweenKernels * timePerLaunch.Value,
                "assumption: between two kernels a board with its clocks up draws a quarter of what lies between idle and full power",
                1),
            IdlePower = idle,
        };
    }

    private static WorkProfile TwoCores(DeviceProfile core)
    {
        const int Cores = 2;
        var load = core.WattsPerCore with { Value = core.WattsPerCore.Value * Cores };
        var idle = core.IdleWattsPerCore with { Value = core.IdleWattsPerCore.Value * Cores };
        var float32 = new ProfileCoefficient<Hertz>(
            new(401e9), "measured: ONNX Runtime 1.30, fp32 product 128x768x3072, 2 threads, AVX512", 0.2);
        return new()
        {
            Name = "epyc-2core",
            Device = $"{Cores} cores of an AMD EPYC with AVX512-VNNI (watts: {core.Name}) and their memory",
            MatrixFloat32 = ArithmeticCost.UnderLoad(float32, load, idle),
            MatrixFloat16 = ArithmeticCost.UnderLoad(
                new(
                    new(372e9),
                    "measured: ONNX Runtime 1.30, fp16 product 128x768x3072, 2 threads; it runs as Cast, fp32, Cast",
                    0.2),
                load,
                idle),
            MatrixInt8 = ArithmeticCost.UnderLoad(
                new(
                    new(1491e9),
                    "measured: ONNX Runtime 1.30, DynamicQuantizeMatMul 128x768x3072 with signed weights, 2 threads, VNNI",
                    0.2),
                load,
                idle),
            Elementwise = ArithmeticCost.UnderLoad(
                new(
                    new(250e9),
                    "derived: half of the measured fused multiply-add peak of 250 GFLOP/s per core, "
                        + "because one instruction is one operation here",
                    0.5),
                load,
                idle),
            ByteRate = new(new(70e9), "measured: memory read by both cores, about 70 GB/s", 0.2),
            EnergyPerByte = new(
                Joules.FromPicojoules(1300 / 8.0),
                "published: 1.3 to 2.6 nJ for 64 bits from DRAM, Horowitz, Computing's energy problem, ISSCC 2014; the lower end, "
                    + "caches not modelled",
                0.7),
            TimePerLaunch = new(new(184e-9), "measured: one built-in node of ONNX Runtime 1.30 on tiny tensors", 0.3),
            EnergyPerLaunch = new(
                (core.WattsPerCore.Value - core.IdleWattsPerCore.Value) * new Seconds(184e-9),
                "derived: one busy core above idle for the time of a launch",
                0.6),
            IdlePower = idle,
        };
    }
}
